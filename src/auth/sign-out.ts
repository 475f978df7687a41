import { signOut as amplifySignOut } from 'aws-amplify/auth'
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito'
import { beginSignOut } from './begin-sign-out.ts'
import type { SignOutKind } from './ending.ts'

const probeMs = 3000

/**
 * Closes every tab at once, then revokes the refresh token, empties the storage and ends the hosted session; the browser comes
 * back to `/signed-out`. Answers false where there is no connection.
 */
export async function signOut(kind: SignOutKind): Promise<boolean> {
  beginSignOut(kind)
  return finishSignOut()
}

/** What is left of a sign-out: leaves the page; or drops the tokens and answers false, where there is no connection. */
export async function finishSignOut(): Promise<boolean> {
  if (!(await isOnline())) {
    await cognitoUserPoolsTokenProvider.tokenOrchestrator.clearTokens()
    return false
  }
  await amplifySignOut()
  return true
}

/** Without this the browser would show its own error page instead of `/logout`, and the app would be gone. */
async function isOnline(): Promise<boolean> {
  if (!navigator.onLine) return false
  try {
    const signal = AbortSignal.timeout(probeMs)
    await fetch('/amplify-config.json', { method: 'HEAD', cache: 'no-store', signal })
    return true
  } catch {
    return false
  }
}
