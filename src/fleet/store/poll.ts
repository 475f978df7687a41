import type { FleetStore } from './fleet-store.ts'

/** How often changes are asked for. */
export const pollMs = 15_000

/**
 * Asks for changes from now on, as long as the page is visible and there is a connection; at once where that was not done
 * lately, also in vain. Answers how to stop.
 */
export function pollWhileVisible(store: FleetStore): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  const poll = async () => {
    // Both have an event of their own that goes on from here.
    if (document.visibilityState === 'hidden' || !navigator.onLine) return
    await store.sync()
    wait(pollMs)
  }
  const wait = (ms: number) => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(() => void poll(), ms)
  }
  const begin = () => wait(Math.max(0, (store.triedAt() ?? 0) + pollMs - Date.now()))
  const goOn = () => wait(0)
  document.addEventListener('visibilitychange', begin)
  window.addEventListener('online', goOn)
  begin()
  return () => {
    stopped = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', begin)
    window.removeEventListener('online', goOn)
  }
}
