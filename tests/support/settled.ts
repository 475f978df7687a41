import type { Page, Request } from '@playwright/test'

/**
 * Until a page has all that it asked for, and what it did about it asked for nothing more. Playwright's “networkidle” comes once
 * for each address, so it says nothing of what a page has asked for since.
 */
export async function settled(page: Page): Promise<void> {
  for (let last: Request | undefined; ;) {
    const requests = await page.requests()
    if (last && requests.at(-1) === last) return
    last = requests.at(-1)
    // Of the address before, some never end.
    const since = requests.findLastIndex((request) => request.isNavigationRequest())
    await Promise.all(requests.slice(Math.max(since, 0)).map(arrived))
    await idle(page)
    // What became of it has been drawn.
    await idle(page)
  }
}

async function arrived(request: Request): Promise<void> {
  await (await request.response())?.finished()
}

async function idle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)))
}
