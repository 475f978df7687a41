import type { Browser, CDPSession, Page } from '@playwright/test'
import { cpuMsOf, followCpu, heapMbOf, painted } from '../main-thread.ts'
import type { GrowthServer } from './server.ts'

/** What a fleet costs a browser. Times are CPU time of the page's main thread, in milliseconds. */
export interface BrowserCost {
  /** Until all of it is there and a word was looked for in it. */
  readonly loadMs: number
  /** The same by the clock, on this machine and with whatever else it did. */
  readonly loadWallMs: number
  /** The JavaScript heap afterwards, without garbage, in megabytes. */
  readonly heapMb: number
  /** The index of the whole fleet, built at once. */
  readonly indexMs: number
  /** A poll that brings the changes, painted. */
  readonly pollMs: number
}

/** Opens the list over a fleet of that many vehicles, as an operator would, and polls once. */
export async function browserCost(
  browser: Browser,
  server: GrowthServer,
  size: number,
): Promise<BrowserCost> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await followCpu(session)
    const began = performance.now()
    const loadMs = await cpuOf(session, () => load(page, server.origin, size))
    const loadWallMs = performance.now() - began
    const heapMb = await heapMbOf(session)
    const indexMs = await cpuOf(session, () => expectFound(page))
    await painted(page)
    const pollMs = await cpuOf(session, async () => {
      server.tellChanges()
      await page.evaluate(() => window.pollOnce?.())
      await painted(page)
    })
    return { loadMs, loadWallMs, heapMb, indexMs, pollMs }
  } finally {
    await context.close()
  }
}

async function load(page: Page, origin: string, size: number): Promise<void> {
  await page.goto(`${origin}/page.html`)
  const arrived = await page.waitForFunction(() => window.arrived?.(), undefined, {
    timeout: 300_000,
    polling: 200,
  })
  const { vehicles = 0 } = (await arrived.jsonValue()) ?? {}
  if (vehicles !== size) throw new Error(`Expected ${size} vehicles in the browser, not ${vehicles}`)
  await page.locator('input[type=search]').fill('sprinter')
  await page.getByText(/^[\d,]+ of [\d,]+ vehicles$/).waitFor()
  await painted(page)
}

async function expectFound(page: Page): Promise<void> {
  const found = await page.evaluate(() => window.buildIndex?.('sprinter') ?? 0)
  if (found === 0) throw new Error('The index finds nothing')
}

async function cpuOf(session: CDPSession, work: () => Promise<unknown>): Promise<number> {
  const before = await cpuMsOf(session)
  await work()
  return (await cpuMsOf(session)) - before
}
