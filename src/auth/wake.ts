import { renewEarly } from './tokens.ts'

/** Renews the session ahead of its end when a tab is used again: after sleep, in front of other tabs, or back online. */
export function renewOnWake(): void {
  document.addEventListener('visibilitychange', wake)
  window.addEventListener('online', wake)
  window.addEventListener('focus', wake)
}

function wake(): void {
  // Offline or busy: the next call tries again, and says so if it can't.
  if (document.visibilityState === 'visible') renewEarly().catch(() => {})
}
