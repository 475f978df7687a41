import { Hub } from 'aws-amplify/utils'

/** How a sign-in that came back to this page ended, as Amplify tells it. */
export type SignInEvent =
  | { readonly kind: 'signedIn'; readonly customState: string | undefined }
  | { readonly kind: 'failed'; readonly message: string }

/** `signedOut`: by a person, in another tab; `refused`: the user pool would not renew the session for this tab. */
export type SessionEnding = 'signedOut' | 'refused'

const endListeners = new Set<(ending: SessionEnding) => void>()
const renewalListeners = new Set<() => void>()

/** Calls back when the session has ended without this tab having asked for it; returns how to stop listening. */
export function onSessionEnd(listener: (ending: SessionEnding) => void): () => void {
  endListeners.add(listener)
  return () => endListeners.delete(listener)
}

/** Calls back when there are new tokens, which may carry other scopes and groups; returns how to stop listening. */
export function onSessionRenewal(listener: () => void): () => void {
  renewalListeners.add(listener)
  return () => renewalListeners.delete(listener)
}

/**
 * Tells everyone who listens that the session is over. Tokens that are gone although no refresh has failed here were taken
 * by a sign-out in another tab, of which a call may hear before the event does.
 */
export function announceSessionEnd(ending: SessionEnding = refreshFailed ? 'refused' : 'signedOut'): void {
  for (const listener of endListeners) listener(ending)
}

let refreshFailed = false

const callback = Promise.withResolvers<SignInEvent>()

/** Settles when Amplify has finished with a callback; never on a page that is none, nor on a stale one. */
export const signInEvent = callback.promise

let customState: string | undefined

// At module level and before Amplify is configured: the failure event can fire before anything is rendered.
Hub.listen('auth', ({ payload }) => {
  switch (payload.event) {
    case 'customOAuthState':
      customState = payload.data
      break
    case 'signInWithRedirect':
      callback.resolve({ kind: 'signedIn', customState })
      break
    case 'signInWithRedirect_failure':
      callback.resolve({ kind: 'failed', message: payload.data?.error?.message ?? 'no reason was given' })
      break
    case 'tokenRefresh_failure':
      refreshFailed = true
      break
    case 'tokenRefresh':
      refreshFailed = false
      for (const listener of renewalListeners) listener()
      break
  }
})

const crossTab = { enableCrossTabEvents: true, listenerName: 'session-end' }
Hub.listen(
  'auth',
  ({ payload }) => payload.event === 'signedOut' && announceSessionEnd('signedOut'),
  crossTab,
)
