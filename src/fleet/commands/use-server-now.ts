import { useCallback, useSyncExternalStore } from 'react'
import type { Command } from '#contract/command.ts'

/**
 * The time of the server's clock, in milliseconds since 1970: in steps of a second while one of the commands may still be
 * carried out, otherwise as it was when something else was rendered. `aheadMs`: how far that clock is ahead of this computer's.
 */
export function useServerNow(aheadMs: number, commands: readonly Command[]): number {
  const open = commands.filter(({ endedAt }) => endedAt === undefined)
  const until = Math.max(0, ...open.map(({ expiresAt }) => Date.parse(expiresAt) - aheadMs))
  const tick = useCallback(
    (changed: () => void) => {
      const timer = setInterval(() => {
        changed()
        if (Date.now() > until + stepMs) clearInterval(timer)
      }, stepMs / 4)
      return () => clearInterval(timer)
    },
    [until],
  )
  return useSyncExternalStore(until > 0 ? tick : rest, steps) * stepMs + aheadMs
}

const stepMs = 1000
const steps = () => Math.floor(Date.now() / stepMs)
const rest = () => () => {}
