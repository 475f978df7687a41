import type { Page } from '@playwright/test'
import { test as base } from './session-journey.ts'

export { expect } from './session-journey.ts'

/**
 * A session journey in a Chromium that keeps pages in its back/forward cache, as everyone's does and Playwright's does not. Such a
 * page comes back as it was, with its scripts and their memory, and no request; Playwright's `page.goBack()` would wait
 * for ever, so use `goBack` below. Nothing keeps our pages out (Chromium 156): neither the landing page, the app, nor the
 * hosted sign-in page, although that one has `cache-control: no-store`.
 */
export const test = base.extend({
  launchOptions: [
    async ({ launchOptions }, use) =>
      use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
    { scope: 'worker' },
  ],
})

/** How a page came back. */
export interface Return {
  /** From the back/forward cache; otherwise it was loaded anew. */
  readonly restored: boolean
  /** Why it was not in the cache, in Chromium's words, such as `MainResourceHasCacheControlNoStore`. */
  readonly blockedBy: readonly string[]
}

/** Presses Back, and tells how the page before came back, as the browser says. */
export async function goBack(page: Page): Promise<Return> {
  const session = await page.context().newCDPSession(page)
  const blockedBy: string[] = []
  session.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) => {
    blockedBy.push(...notRestoredExplanations.map(({ reason }) => reason))
  })
  await session.send('Page.enable')
  const { entries, currentIndex } = await session.send('Page.getNavigationHistory')
  const before = entries[currentIndex - 1]
  if (!before) throw new Error('There is nothing to go back to in this tab')
  const arrived = new Promise<boolean>((resolve) => {
    session.on('Page.frameNavigated', ({ frame, type }) => {
      if (frame.parentId === undefined) resolve(type === 'BackForwardCacheRestore')
    })
  })
  await session.send('Page.navigateToHistoryEntry', { entryId: before.id })
  const restored = await arrived
  await session.detach()
  return { restored, blockedBy }
}
