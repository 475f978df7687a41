import type { Handler } from './handler.ts'
import { requestCommand } from './request-command.ts'

/** Asks a vehicle to let nobody drive it. */
export const immobilize: Handler<'immobilize'> = (caller, input, context) =>
  requestCommand('immobilize', caller, input, context)
