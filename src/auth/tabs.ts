import { signOutKind, signOutMark } from './ending.ts'
import { announceSessionChange } from './session-change.ts'

/**
 * From now on this tab hears of whatever other tabs do to the session, also what it missed in the back/forward cache. By the
 * storage itself: Amplify would first wait for a sign-in that is under way in any tab.
 */
export function followTabs(): void {
  window.addEventListener('storage', (event) => {
    // The event itself counts, not what is stored by now: a frozen tab hears of it when it wakes.
    const ending = event.key === signOutMark ? signOutKind(event.newValue) : null
    if (ending) announceSessionChange(ending)
    else if (isOfSession(event)) announceSessionChange()
  })
  window.addEventListener('pageshow', ({ persisted }) => persisted && announceSessionChange())
}

/** Whether something was stored, or taken away, after which the session may be another one. */
function isOfSession({ key, oldValue, newValue }: StorageEvent): boolean {
  // Everything was taken away; or the mark of a sign-out, by who signs in after it.
  if (key === null || key === signOutMark) return true
  // Renewed: of a sign-in it is the first of several.
  if (key.endsWith('.accessToken')) return oldValue !== null && newValue !== null
  if (key.endsWith('.refreshToken')) return (oldValue === null) !== (newValue === null)
  // The last of several.
  return key.endsWith('.clockDrift') && newValue !== null
}
