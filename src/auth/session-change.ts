import type { SessionEnding } from './ending.ts'

type Listener = (ending?: SessionEnding) => void

const listeners = new Set<Listener>()

/**
 * Calls back when something has happened to the session of this browser: new tokens, another person, or none any more. What it
 * is now has to be read; `ending` is known where it has ended. Returns how to stop listening.
 */
export function onSessionChange(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells everyone who listens in this tab. */
export function announceSessionChange(ending?: SessionEnding): void {
  for (const listener of listeners) listener(ending)
}
