import type { Handler } from './handler.ts'
import { requestCommand } from './request-command.ts'

/** Asks an immobilised vehicle to be driven again. */
export const release: Handler<'release'> = (caller, input, context) =>
  requestCommand('release', caller, input, context)
