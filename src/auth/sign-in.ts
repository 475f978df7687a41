import { signInWithRedirect } from 'aws-amplify/auth'
import { returnPath } from './return-path.ts'

/**
 * Leaves for the hosted sign-in page; the person comes back to `/callback`, and from there to `wanted`.
 * Authorization code flow with PKCE S256 and state (RFC 7636, RFC 9700), done by Amplify.
 */
export async function signIn(wanted: string): Promise<void> {
  try {
    await signInWithRedirect({ customState: returnPath(wanted) })
  } catch (error) {
    if (!isSignedInAlready(error)) throw error
    // In another tab, since this page was loaded: what is missing here is only the app.
    window.location.assign(returnPath(wanted))
  }
}

/** The same, but the password is asked for even if the hosted session is still open: for calls that need a fresh sign-in. */
export async function signInFresh(wanted: string, username: string): Promise<void> {
  await signInWithRedirect({
    customState: returnPath(wanted),
    options: { prompt: 'LOGIN', loginHint: username },
  })
}

function isSignedInAlready(error: unknown): boolean {
  return error instanceof Error && error.name === 'UserAlreadyAuthenticatedException'
}
