import { signInWithRedirect } from 'aws-amplify/auth'
import { returnPath } from './return-path.ts'

/**
 * Leaves for the hosted sign-in page; the person comes back to `/callback`, and from there to `wanted`.
 * Authorization code flow with PKCE S256 and state (RFC 7636, RFC 9700), done by Amplify.
 */
export async function signIn(wanted: string): Promise<void> {
  await signInWithRedirect({ customState: returnPath(wanted) })
}

/** The same, but the password is asked for even if the hosted session is still open: for calls that need a fresh sign-in. */
export async function signInFresh(wanted: string, username: string): Promise<void> {
  await signInWithRedirect({
    customState: returnPath(wanted),
    options: { prompt: 'LOGIN', loginHint: username },
  })
}
