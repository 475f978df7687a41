import { awsWords } from './aws-words.ts'
import { DeployError } from './deploy-error.ts'

/** What a command prints when it gives up: a message in words, or for a mistake of ours all there is to know. */
export function failureText(error: unknown): string {
  if (error instanceof DeployError) return `\n${error.message}\n`
  // AWS's own refusals have no use for a stack trace, and may quote what was sent after their first line.
  if (error instanceof Error && '$metadata' in error) {
    return `\nAWS refused a call, for a reason that this command has no advice for.\n${awsWords(error)}\n`
  }
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `\nThis should not have happened; please report it with the lines below.\n${details}\n`
}
