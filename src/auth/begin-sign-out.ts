import { type SignOutKind, signOutMark } from './ending.ts'
import { forgetPerson } from './personal-storage.ts'
import { returnPageItem } from './return-page.ts'
import { announceSessionChange } from './session-change.ts'
import { shownPerson } from './session.ts'

/**
 * Closes every tab at once; no tab uses the tokens any more. What a person has left unfinished goes with their own sign-out,
 * and stays where only nobody was there.
 */
export function beginSignOut(kind: SignOutKind): void {
  const person = shownPerson()
  // The other tabs hear of it, and a later page if this one gets no further.
  localStorage.setItem(signOutMark, kind)
  if (kind === 'idle') sessionStorage.setItem(returnPageItem, location.pathname + location.search)
  else {
    sessionStorage.removeItem(returnPageItem)
    if (person) forgetPerson(person)
  }
  announceSessionChange(kind)
}
