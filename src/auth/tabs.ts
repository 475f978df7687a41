import { Hub } from '@aws-amplify/core'
import { signOutKind, signOutMark } from './ending.ts'
import { announceSessionChange } from './session-change.ts'

const telling: readonly string[] = ['signedIn', 'signedOut', 'tokenRefresh']

/** From now on this tab hears of whatever other tabs do to the session, also what it missed in the back/forward cache. */
export function followTabs(): void {
  const crossTab = { enableCrossTabEvents: true, listenerName: 'tabs' }
  Hub.listen('auth', ({ payload }) => telling.includes(payload.event) && announceSessionChange(), crossTab)
  window.addEventListener('storage', ({ key, newValue }) => {
    // The event itself counts, not what is stored by now: a frozen tab hears of it when it wakes.
    const ending = key === signOutMark ? signOutKind(newValue) : null
    if (ending) announceSessionChange(ending)
  })
  window.addEventListener('pageshow', ({ persisted }) => persisted && announceSessionChange())
}
