import type { Handler } from './handler.ts'
import { requestCommand } from './request-command.ts'

/** Asks a vehicle to unlock its doors. */
export const unlockDoors: Handler<'unlockDoors'> = (caller, input, context) =>
  requestCommand('unlockDoors', caller, input, context)
