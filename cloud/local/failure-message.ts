import { DeployedConfigError } from '../site/deployed-config.ts'
import {
  DatabaseDamagedError,
  DatabaseInUseError,
  DatabaseNotWritableError,
} from './dynamodb/database-error.ts'
import { StartupError } from './startup-error.ts'

/** Errors whose message is for the person who typed the command, and says what to do. */
const forPeople = [
  StartupError,
  DeployedConfigError,
  DatabaseInUseError,
  DatabaseNotWritableError,
  DatabaseDamagedError,
]

/** What a command prints when it gives up: a message in words, or for a mistake of ours all there is to know. */
export function failureMessage(error: unknown): string {
  if (forPeople.some((known) => error instanceof known) && error instanceof Error)
    return `\n${error.message}\n`
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `\nThis should not have happened; please report it with the lines below.\n${details}\n`
}
