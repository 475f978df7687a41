import { signOut as amplifySignOut } from 'aws-amplify/auth'
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito'
import { type SignOutKind, signOutMark } from './ending.ts'
import { forgetPerson } from './personal-storage.ts'
import { returnPageItem } from './return-page.ts'
import { announceSessionChange } from './session-change.ts'
import { shownPerson } from './session.ts'

const probeMs = 3000

/**
 * Closes every tab at once, then revokes the refresh token, empties the storage and ends the hosted session; the browser comes
 * back to `/signed-out`. What a person has left unfinished goes with their own sign-out, and stays where only nobody was there. Answers false where there is no connection.
 */
export async function signOut(ending: SignOutKind = 'signedOut'): Promise<boolean> {
  const person = shownPerson()
  // The other tabs hear of it, and a later page if this one gets no further.
  localStorage.setItem(signOutMark, ending)
  if (ending === 'idle') sessionStorage.setItem(returnPageItem, location.pathname + location.search)
  else {
    sessionStorage.removeItem(returnPageItem)
    if (person) forgetPerson(person)
  }
  announceSessionChange(ending)
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
