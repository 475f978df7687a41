import 'aws-amplify/auth/enable-oauth-listener'
import { dropTokensOfOthers } from './drop-tokens.ts'
import { unmarkSignOut } from './ending.ts'
import { tellNewest } from './newest-token.ts'
import { storedTokens } from './refresh.ts'
import { returnPath } from './return-path.ts'
import { endSignIn, signInAgain } from './sign-in.ts'
import { type SignInEvent, signInEvent } from './sign-in-event.ts'
import { hasStoredSession, storedNames } from './stored-session.ts'

/** What became of a sign-in, and the page that the person wanted. `leaving`: the browser is on its way to sign in once more. */
export type CallbackOutcome =
  | { readonly kind: 'signedIn'; readonly returnTo: string }
  | { readonly kind: 'leaving'; readonly returnTo: string }
  | { readonly kind: 'cancelled'; readonly returnTo: string }
  | { readonly kind: 'failed'; readonly returnTo: string; readonly reason: string }

/** What is read off the callback's address before Amplify sees it, since Amplify cleans it only on success. */
export interface Callback {
  readonly error: string | null
  readonly errorDescription: string | null
  readonly hasCode: boolean
  readonly returnTo: string
  /** This browser started a sign-in; without that Amplify ignores the callback. */
  readonly expected: boolean
}

/** The exchange is one request; if it takes longer than this, the person should be told. */
const patienceMs = 30_000

/** The callback in the address bar. Call before `configureAuth`. */
export function readCallback(location: Location = window.location): Callback {
  const query = new URLSearchParams(location.search)
  return {
    error: query.get('error'),
    errorDescription: query.get('error_description'),
    hasCode: query.has('code'),
    returnTo: returnPath(customStateIn(query.get('state'))),
    expected: isSignInUnderWay(),
  }
}

function isSignInUnderWay(): boolean {
  return storedNames('.inflightOAuth').some((name) => localStorage.getItem(name) === 'true')
}

/**
 * Waits for Amplify to exchange the code, then replaces the address with the wanted page, so that code, state and error
 * are neither in the address bar nor in the history (RFC 9700, 4.3.1). Call after `configureAuth`.
 */
export async function completeCallback(callback: Callback): Promise<CallbackOutcome> {
  const outcome = await outcomeOf(callback)
  window.history.replaceState(null, '', outcome.returnTo)
  if (outcome.kind !== 'leaving') endSignIn()
  return outcome
}

async function outcomeOf(callback: Callback): Promise<CallbackOutcome> {
  const { error, errorDescription, hasCode, returnTo, expected } = callback
  // Also where the answer is known already: until Amplify has put its sign-in away, it would keep every call waiting.
  const event = expected ? await Promise.race([signInEvent, timeOut()]) : null
  if (event?.kind === 'signedIn') {
    await takeOver()
    return { kind: 'signedIn', returnTo: returnPath(event.customState) }
  }
  if (hasCode && isWiped(event) && (await signInAgain(returnTo))) return { kind: 'leaving', returnTo }
  // Signed in as before: whoever cancelled a fresh sign-in or followed a forged link; and whoever another tab, or an
  // earlier load of this page, has signed in.
  if (hasStoredSession()) return { kind: 'signedIn', returnTo }
  if (error === 'access_denied') return { kind: 'cancelled', returnTo }
  if (error !== null) {
    const said = errorDescription === null ? error : `${error}: ${errorDescription}`
    return { kind: 'failed', returnTo, reason: `The sign-in page answered “${plain(said)}”.` }
  }
  if (event === null) {
    return {
      kind: 'failed',
      returnTo,
      reason: 'This sign-in was already used, or was started in another browser.',
    }
  }
  return { kind: 'failed', returnTo, reason: `The sign-in could not be completed (${plain(event.message)}).` }
}

/** Whoever signs in takes the place of whoever was signed in here, and of a sign-out that was not finished. */
async function takeOver(): Promise<void> {
  unmarkSignOut()
  const tokens = await storedTokens()
  if (!tokens) return
  tellNewest(tokens)
  dropTokensOfOthers(tokens.username)
}

/** No event: nothing is under way here any more. Another state: another tab's sign-in is. `invalid_grant`: a page loaded twice. */
function isWiped(event: SignInEvent | null): boolean {
  return (
    event === null || (event.kind === 'failed' && /validating the state|invalid_grant/.test(event.message))
  )
}

/** Foreign text, as text: bounded, and without anything invisible in it. */
function plain(text: string): string {
  const visible = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ').trim()
  return visible.length > 200 ? `${visible.slice(0, 200)}…` : visible
}

function timeOut(): Promise<{ kind: 'failed'; message: string }> {
  return new Promise((resolve) => {
    setTimeout(() => resolve({ kind: 'failed', message: 'the user pool did not answer in time' }), patienceMs)
  })
}

/** Amplify's state is `<random>-<custom state, two hex digits a character>`. */
function customStateIn(state: string | null): string | undefined {
  const hex = state?.split('-').slice(1).join('-')
  if (!hex || !/^(?:[0-9a-f]{2})+$/.test(hex)) return undefined
  return hex.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)))
}
