import type { BrowserContext, BrowserContextOptions, CDPSession, Page } from '@playwright/test'
import { typeCredentials } from '../../support/journey.ts'
import { cpuMsOf, followCpu } from '../main-thread.ts'
import { mark } from './marks.ts'
import type { BootCloud } from './cloud.ts'

/** A tab of a browser profile of its own. */
export interface BootPage {
  readonly page: Page
  readonly context: BrowserContext
  readonly session: CDPSession
  /** CPU time of the page's main thread so far, in milliseconds. */
  cpuMs(): Promise<number>
}

/** Texts by the path at which they are served in place of the site's: pages, or JSON. */
export type Served = Readonly<Record<string, string>>

/** Opens one. */
export async function openBootPage(
  { browser, cloud }: BootCloud,
  served: Served = {},
  options: BrowserContextOptions = {},
): Promise<BootPage> {
  const context = await browser.newContext({
    baseURL: cloud.origin,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    ...options,
  })
  await context.addInitScript(mark)
  return openTab(context, served)
}

/** Another tab of the same profile. */
export async function openTab(context: BrowserContext, served: Served = {}): Promise<BootPage> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  if (Object.keys(served).length > 0) await serve(session, served)
  await followCpu(session)
  return { page, context, session, cpuMs: () => cpuMsOf(session) }
}

/** Only these are looked at: Playwright's own routes would switch the cache off, and slow every request down. */
async function serve(session: CDPSession, served: Served): Promise<void> {
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    const path = new URL(request.url).pathname
    const type = path.endsWith('.json') ? 'application/json' : 'text/html; charset=utf-8'
    const text = served[path]
    const answered =
      text === undefined
        ? session.send('Fetch.continueRequest', { requestId })
        : session.send('Fetch.fulfillRequest', {
            requestId,
            responseCode: 200,
            responseHeaders: [{ name: 'content-type', value: type }],
            body: Buffer.from(text).toString('base64'),
          })
    // The tab may be gone by now.
    answered.catch(() => {})
  })
  const patterns = Object.keys(served).flatMap((path) => [
    { urlPattern: `https://localhost:*${path}` },
    { urlPattern: `https://localhost:*${path}\\?*` },
  ])
  await session.send('Fetch.enable', { patterns })
}

/** From a page with the button over the hosted page. */
export async function leaveAndSignIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/login?**')
  await typeCredentials(page, 'manager')
}

/** When the first row came into the document, and when it was painted, in milliseconds since 1970. */
export async function firstRowOf(page: Page): Promise<{ readonly added: number; readonly painted: number }> {
  await page.waitForURL((url) => url.pathname === '/vehicles')
  const row = await (await page.waitForFunction(() => window.firstRow)).jsonValue()
  if (!row) throw new Error('No row was painted')
  return row
}

/** Waits until all vehicles and all readings are there. */
export async function fleetLoaded(page: Page): Promise<void> {
  await page.getByText(/^[\d,]+ vehicles$/).waitFor()
}

/** Waits until the page has nothing more to do. */
export async function atRest({ page, cpuMs }: BootPage): Promise<void> {
  for (let spent = Infinity, before = await cpuMs(); spent > 2;) {
    await page.waitForTimeout(150)
    const now = await cpuMs()
    spent = now - before
    before = now
  }
}
