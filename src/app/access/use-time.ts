import { useSyncExternalStore } from 'react'

/**
 * What `read` makes of the time (milliseconds since 1970, this computer's clock), looked at every second. Only whoever uses it is
 * rendered again, and only when the answer is another one; so it must answer a text, a number or the like, not an object.
 */
export function useTime<Answer extends string | number | boolean | null>(
  read: (now: number) => Answer,
): Answer {
  return useSyncExternalStore(everySecond, () => read(Date.now()))
}

function everySecond(look: () => void): () => void {
  const timer = setInterval(look, 1000)
  return () => clearInterval(timer)
}
