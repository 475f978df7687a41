import type { Browser } from '@playwright/test'
import { buildFolder } from './build.ts'
import { median } from './cpu-time.ts'
import { type ApiCost, apiCost, scaled, together } from './growth/api.ts'
import { type BrowserCost, browserCost } from './growth/browser.ts'
import type { ListCost } from './growth/calls.ts'
import { fleetTables } from './growth/fleet.ts'
import { proveTables } from './growth/proof.ts'
import { apiRows, browserRows, functionShare, perVehicleRows } from './growth/rows.ts'
import { serveGrowth } from './growth/server.ts'
import { launchBrowser } from './list/open-list.ts'
import type { Measured, PartResult } from './part.ts'

const sizes = [1_000, 10_000, 100_000] as const
const simulated = 1_000_000
const rounds = 3

/**
 * What a fleet costs as it grows. Measured: bytes, times and heap; computed by the rules of DynamoDB and Lambda, as the rows say: read
 * units and time at 512 MB; simulated: the largest fleet, whose first sixteenth of pages counts sixteen times.
 */
export async function measure(): Promise<PartResult> {
  const folder = await buildFolder('growth/page/page.html')
  const rows: Measured[] = []
  const details: Record<string, unknown> = { functionShare, rounds }
  const inBrowser = new Map<number, BrowserCost>()
  for (const size of sizes) {
    const tables = fleetTables(size)
    if (size === sizes[0]) await proveTables(tables)
    const api = await apiCost(tables)
    const samples = await browserSamples(folder, size, api)
    const browser = medians(samples)
    inBrowser.set(size, browser)
    rows.push(...apiRows(size.toLocaleString('en'), api), ...browserRows(size.toLocaleString('en'), browser))
    details[size] = { api: numbersOf(api), samples }
  }
  const [, small, large] = [...inBrowser]
  if (small && large) rows.push(...perVehicleRows(small, large))
  const tables = fleetTables(simulated, true)
  const api = await apiCost(tables)
  rows.push(...apiRows(`${simulated.toLocaleString('en')} simulated`, scaled(api, tables.size / tables.kept)))
  details[simulated] = { kept: tables.kept, api: numbersOf(api) }
  const title = `A whole load of a fleet, and a poll with half of it in use (CPU time; browser: medians of ${rounds})`
  return { title, rows, details }
}

/** One size alone, once: to find by hand where a tab ends. */
export async function measureOnce(size: number): Promise<object> {
  const api = await apiCost(fleetTables(size))
  const [browser] = await browserSamples(await buildFolder('growth/page/page.html'), size, api, 1)
  return { size, ...numbersOf(api), browser }
}

async function browserSamples(
  folder: string,
  size: number,
  { load, poll }: ApiCost,
  times = rounds,
): Promise<readonly BrowserCost[]> {
  const samples: BrowserCost[] = []
  for (let round = 0; round < times; round += 1) {
    const server = await serveGrowth(folder, { all: answersOf(load), changes: answersOf(poll) })
    const browser: Browser = await launchBrowser()
    try {
      samples.push(await browserCost(browser, server, size))
    } finally {
      await browser.close()
      server.close()
    }
  }
  return samples
}

function medians(samples: readonly BrowserCost[]): BrowserCost {
  const of = (name: keyof BrowserCost) => median(samples.map((sample) => sample[name]))
  return {
    loadMs: of('loadMs'),
    loadWallMs: of('loadWallMs'),
    heapMb: of('heapMb'),
    indexMs: of('indexMs'),
    pollMs: of('pollMs'),
  }
}

function answersOf(costs: readonly ListCost[]) {
  return costs.flatMap(({ answers }) => answers)
}

function numbersOf({ load, poll }: ApiCost) {
  return { load: together(load), poll: together(poll) }
}
