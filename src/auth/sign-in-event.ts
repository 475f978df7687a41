import { Hub } from '@aws-amplify/core'

/** How a sign-in that came back to this page ended, as Amplify tells it. */
export type SignInEvent =
  | { readonly kind: 'signedIn'; readonly customState: string | undefined }
  | { readonly kind: 'failed'; readonly message: string }

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
  }
})
