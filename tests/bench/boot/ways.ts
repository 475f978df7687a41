import type { Page } from '@playwright/test'
import { type WayToRows, wayToRows } from './answers.ts'
import type { LongTask } from './marks.ts'
import { type NetworkRecord, recordNetwork } from './network.ts'
import { type BootPage, leaveAndSignIn } from './page.ts'

/** Both ways to the first rows: from the callback of a sign-in, and back to a page with a session. */
export interface Ways {
  readonly callback: WayToRows
  readonly reload: WayToRows
}

/** From the landing page, once it has brought along what it wants to, over the hosted page to the first row. */
export async function signedIn(tab: BootPage) {
  const { page, session } = tab
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  const landing = await longTasksOf(page)
  const network = await recordNetwork(session)
  const leftAt = Date.now()
  await leaveAndSignIn(page)
  return { network, landing, leftAt, callback: await wayToRows(tab, network, '/callback') }
}

/** Back to the list in the same tab, as if it was opened anew. */
export async function reloaded(tab: BootPage, network: NetworkRecord): Promise<WayToRows> {
  await tab.page.goto('/vehicles')
  return wayToRows(tab, network, '/vehicles')
}

/** What the page has noted until now. */
export async function longTasksOf(page: Page): Promise<readonly LongTask[]> {
  return (await page.evaluate(() => window.longTasks?.())) ?? []
}
