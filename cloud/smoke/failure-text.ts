import { explainAwsError } from '../deploy/aws-error.ts'
import { DeployError } from '../deploy/deploy-error.ts'
import { StartupError } from '../local/startup-error.ts'
import { SmokeError } from './smoke-error.ts'

/** What is said when the smoke test can't be run: what a person can mend in words, of a mistake of ours all there is to know. */
export function failureText(error: unknown): string {
  // Something failed, and then so did its removal.
  if (error instanceof SuppressedError) return [error.suppressed, error.error].map(failureText).join('\n')
  const explained = explainAwsError(error)
  const isForPeople = [SmokeError, DeployError, StartupError].some((known) => explained instanceof known)
  if (isForPeople && explained instanceof Error) return explained.message
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `This should not have happened; please report it with the lines below.\n${details}`
}
