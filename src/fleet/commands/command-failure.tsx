import type { Intent } from '#auth/intent.ts'
import { isFailure } from '../api/api-error.ts'
import { FailureNotice } from '../failure-notice.tsx'
import { lazyOr } from '../lazy-or.tsx'

// Seldom needed. Where it can't be fetched, it is said all the same what is missing.
const FreshSignIn = lazyOr(() => import('./fresh-sign-in.tsx'), 'FreshSignIn', FailureNotice)

interface CommandFailureProps {
  readonly error: Error
  /** What was to be done. */
  readonly intent: Intent
  readonly onRetry: (() => void) | undefined
}

/** Why a command was not sent, or is not known to have been, and what to do. */
export function CommandFailure({ error, intent, onRetry }: CommandFailureProps) {
  if (!isFailure(error, 'fresh_sign_in_required')) return <FailureNotice error={error} onRetry={onRetry} />
  return <FreshSignIn error={error} intent={intent} />
}
