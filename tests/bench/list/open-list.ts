import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { firstReading } from '#cloud/local/telemetry/first-reading.ts'
import { seedVehicles } from '#cloud/local/seed/vehicles.ts'
import { browserArguments, findBrowser } from '#cloud/smoke/browser/find-browser.ts'
import { cpuMsOf, followCpu, heapMbOf } from '../main-thread.ts'
import { countCommits } from './page/count-commits.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

/** The list as it is built for production, or the bare floor, at work in a browser. */
export interface ListPage {
  readonly page: Page
  /** CPU time of the page's main thread since the browser began, in milliseconds. */
  cpuMs(): Promise<number>
  /** The JavaScript heap after collecting what is garbage, in megabytes. */
  heapMb(): Promise<number>
}

export type Kind = 'bare' | 'app'

/** A browser of our own, without sound, pictures or a GPU. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  return chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: [...browserArguments],
  })
}

/** The seed's fleet of that size, with what its vehicles say, as JSON. */
export function fleetJson(size: number): string {
  const vehicles = [...seedVehicles('north', size)]
  const readings = vehicles.flatMap(
    (vehicle) => firstReading(vehicle, { now: Date.now(), mayMove: true }) ?? [],
  )
  return JSON.stringify({ vehicles, readings })
}

/** Serves the pages, each above that fleet. Answers the address, and how to stop. */
export async function serveLists(
  outDir: string,
  fleet: string,
): Promise<{ origin: string; close: () => void }> {
  const server = createServer((request, response) => {
    const pathname = request.url?.replace(/[?#].*/, '') ?? '/'
    const body = pathname === '/fleet.json' ? Promise.resolve(fleet) : readFile(join(outDir, pathname))
    const answer = async () => {
      try {
        const content = await body
        response.writeHead(200, { 'content-type': types[extname(pathname)] ?? 'application/json' })
        response.end(content)
      } catch {
        response.writeHead(404).end()
      }
    }
    void answer()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The pages are served at no port')
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() }
}

/** Opens one of the pages, and waits until all of its fleet is there. */
export async function openList(browser: Browser, origin: string, kind: Kind): Promise<ListPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  const page = await context.newPage()
  await page.addInitScript(countCommits)
  await page.goto(`${origin}/page.html#${kind}`)
  const isComplete = () =>
    /^[\d,]+(?: of [\d,]+)? vehicles$/.test(document.querySelector('.list-screen p')?.textContent ?? '')
  await page.waitForFunction(isComplete, undefined, { timeout: 120_000 })
  const session = await context.newCDPSession(page)
  await followCpu(session)
  return { page, cpuMs: () => cpuMsOf(session), heapMb: () => heapMbOf(session) }
}
