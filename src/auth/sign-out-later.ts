import { signOutMark } from './ending.ts'
import { announceSessionChange } from './session-change.ts'

/**
 * Closes every tab where nothing more can be done now, since the code of the sign-out can't be fetched. No tab uses the tokens any
 * more; the next page that is loaded finishes it, at the latest this one when there is a connection again.
 */
export function signOutLater(): void {
  localStorage.setItem(signOutMark, 'signedOut')
  announceSessionChange('signedOut')
  window.addEventListener('online', () => window.location.reload(), { once: true })
}
