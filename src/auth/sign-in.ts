import { signInWithRedirect } from 'aws-amplify/auth'
import { signOutUnderWay } from './ending.ts'
import { returnPath } from './return-path.ts'
import { hasStoredSession } from './stored-session.ts'

/** In this tab only: which try the sign-in is that it has under way. */
const tryItem = 'fleet-console.sign-in'

/**
 * Leaves for the hosted sign-in page; the person comes back to `/callback`, and from there to `wanted`.
 * Authorization code flow with PKCE S256 and state (RFC 7636, RFC 9700), done by Amplify.
 */
export async function signIn(wanted: string): Promise<void> {
  sessionStorage.setItem(tryItem, '1')
  try {
    // While a sign-out is not finished, the hosted session may still be that of whoever has left.
    const options = signOutUnderWay() ? { prompt: 'LOGIN' as const } : {}
    await signInWithRedirect({ customState: returnPath(wanted), options })
  } catch (error) {
    if (!isSignedInAlready(error)) throw error
    // In another tab, since this page was loaded: what is missing here is only the app.
    window.location.assign(returnPath(wanted))
  }
}

/** The same, but the password is asked for even if the hosted session is still open: for calls that need a fresh sign-in. */
export async function signInFresh(wanted: string, username: string): Promise<void> {
  sessionStorage.setItem(tryItem, '1')
  await signInWithRedirect({
    customState: returnPath(wanted),
    options: { prompt: 'LOGIN', loginHint: username },
  })
}

/**
 * Goes to the sign-in page once more, where another tab has wiped what belongs to this tab's sign-in: the password has been
 * given, so nobody is asked again. Answers whether it does; once is enough.
 */
export async function signInAgain(wanted: string): Promise<boolean> {
  if (sessionStorage.getItem(tryItem) !== '1') return false
  sessionStorage.setItem(tryItem, '2')
  // Amplify signs nobody in who is signed in already, unless there is a prompt.
  const options = hasStoredSession() ? { prompt: 'NONE' as const } : {}
  await signInWithRedirect({ customState: returnPath(wanted), options })
  return true
}

/** The sign-in of this tab has come to an end, whichever. */
export function endSignIn(): void {
  sessionStorage.removeItem(tryItem)
}

function isSignedInAlready(error: unknown): boolean {
  return error instanceof Error && error.name === 'UserAlreadyAuthenticatedException'
}
