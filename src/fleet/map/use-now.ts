import { useSyncExternalStore } from 'react'

const everyMs = 30_000

/** The time, in steps of half a minute (milliseconds since 1970). */
export function useNow(): number {
  return useSyncExternalStore(tell, () => Math.floor(Date.now() / everyMs) * everyMs)
}

function tell(changed: () => void): () => void {
  const timer = setInterval(changed, everyMs)
  return () => clearInterval(timer)
}
