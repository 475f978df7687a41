import type { SessionCloud } from '../../support/session-cloud.ts'
import type { AuthTabs } from './tabs.ts'

/** Longer than an access token lives, in milliseconds. */
const tokenIsOver = 20 * 60_000

const tabCounts = [1, 2, 4] as const

/** What so many calls at once in each of so many tabs led to, on a token that had ended. */
export interface RefreshCount {
  readonly tabs: number
  readonly calls: number
  /** Requests to the user pool for new tokens, by the status of each answer. */
  readonly refreshes: readonly number[]
  /** Why calls failed that did. */
  readonly failures: readonly string[]
}

/** Every number of calls with every number of tabs. The time of all tabs is put forward, so that their token has ended. */
export async function countRefreshes(
  cloud: SessionCloud,
  tabs: AuthTabs,
  callCounts: readonly number[],
): Promise<readonly RefreshCount[]> {
  const counts: RefreshCount[] = []
  let now = Date.now()
  for (const tabCount of tabCounts) {
    for (const calls of callCounts) {
      now += tokenIsOver
      await tabs[0].context.clock.setSystemTime(now)
      const before = (await cloud.refreshes()).length
      const used = tabs.slice(0, tabCount)
      const failures = await Promise.all(
        used.map(({ page }) => page.evaluate((times) => window.authPage?.callAtOnce(times), calls)),
      )
      const refreshes = (await cloud.refreshes()).slice(before)
      counts.push({
        tabs: used.length,
        calls,
        refreshes,
        failures: failures.flatMap((some) => some ?? 'There is no page'),
      })
    }
  }
  return counts
}
