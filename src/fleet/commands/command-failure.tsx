import { Suspense } from 'react'
import type { Intent } from '#auth/intent.ts'
import { Notice } from '#ui/notice.tsx'
import { isFailure } from '../api/api-error.ts'
import { FailureNotice } from '../failure-notice.tsx'
import { lazyOr } from '../lazy-or.ts'
import type { FreshSignInProps } from './fresh-sign-in.tsx'

// Seldom needed. Where it can't be fetched, it is said all the same what is missing.
const FreshSignIn = lazyOr(async () => (await import('./fresh-sign-in.tsx')).FreshSignIn, Plain)

interface CommandFailureProps {
  readonly error: Error
  /** What was to be done. */
  readonly intent: Intent
  readonly onRetry: (() => void) | undefined
}

/** Why a command was not sent, or is not known to have been, and what to do. */
export function CommandFailure({ error, intent, onRetry }: CommandFailureProps) {
  if (!isFailure(error, 'fresh_sign_in_required')) return <FailureNotice error={error} onRetry={onRetry} />
  return (
    <Suspense fallback={<Plain reason={error.message} />}>
      <FreshSignIn reason={error.message} intent={intent} />
    </Suspense>
  )
}

function Plain({ reason }: Pick<FreshSignInProps, 'reason'>) {
  return <Notice tone="warn">{reason}</Notice>
}
