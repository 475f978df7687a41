import type { Handler } from './handler.ts'
import { requestCommand } from './request-command.ts'

/** Asks a vehicle to lock its doors. */
export const lockDoors: Handler<'lockDoors'> = (caller, input, context) =>
  requestCommand('lockDoors', caller, input, context)
