import { useSyncExternalStore } from 'react'

/** The time by this computer's clock, in steps of a second (milliseconds since 1970). */
export function useSeconds(): number {
  return useSyncExternalStore(tell, () => Math.floor(Date.now() / 1000) * 1000)
}

function tell(changed: () => void): () => void {
  const timer = setInterval(changed, 1000)
  return () => clearInterval(timer)
}
