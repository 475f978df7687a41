/** `signedOut`: by the person, in this tab or another; `idle`: nobody was there; `refused`: the user pool would not renew it. */
export type SessionEnding = 'signedOut' | 'idle' | 'refused'

/** How someone is signed out on purpose. */
export type SignOutKind = Exclude<SessionEnding, 'refused'>

/** Is there while a sign-out is not finished: the hosted session may still be open. */
export const signOutMark = 'fleet-console.sign-out'

/** How this browser is being signed out, or null. */
export function signOutUnderWay(): SignOutKind | null {
  return signOutKind(localStorage.getItem(signOutMark))
}

/** The hosted session is over, or someone has signed in since. */
export function unmarkSignOut(): void {
  localStorage.removeItem(signOutMark)
}

/** What a mark says. */
export function signOutKind(mark: string | null): SignOutKind | null {
  return mark === 'signedOut' || mark === 'idle' ? mark : null
}
