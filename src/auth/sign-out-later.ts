import { beginSignOut } from './begin-sign-out.ts'

/**
 * For where the rest of a sign-out can't be fetched: the next page that is loaded finishes it, at the latest this one when there
 * is a connection again.
 */
export function signOutLater(): void {
  beginSignOut('signedOut')
  window.addEventListener('online', () => window.location.reload(), { once: true })
}
