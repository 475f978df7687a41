import { buildFolder } from './build.ts'
import { median } from './cpu-time.ts'
import { keyMs, pollEffect, repeatedSortMs, scrollMs, sortMs } from './list/actions.ts'
import { fleetJson, type Kind, launchBrowser, type ListPage, openList, serveLists } from './list/open-list.ts'
import type { Measured, PartResult } from './part.ts'

const rounds = 9
const sizes = [1_000, 10_000, 100_000] as const

type Samples = Record<Kind, number[]>

/** The list at three sizes, beside bare DOM over the same index: goals P3, P4, P5 and P6, and the heap. */
export async function measure(): Promise<PartResult> {
  const folder = await buildFolder('list/page/page.html')
  const rows: Measured[] = []
  const details: Record<string, unknown> = {}
  const nodes = new Map<number, number>()
  for (const size of sizes) {
    const browser = await launchBrowser()
    const server = await serveLists(folder, fleetJson(size))
    try {
      const bare = await openList(browser, server.origin, 'bare')
      const app = await openList(browser, server.origin, 'app')
      const result = await measureSize(size, { bare, app })
      rows.push(...result.rows)
      details[String(size)] = result.details
      nodes.set(size, result.nodes)
    } finally {
      await browser.close()
      server.close()
    }
  }
  const counts = [...nodes.values()]
  rows.push({
    what: 'DOM nodes but in cells: most of the sizes over the least',
    value: Math.max(...counts) / Math.min(...counts),
    unit: 'x',
    goal: { most: 1 },
  })
  return { title: `The list beside bare DOM (CPU time, medians of ${rounds})`, rows, details }
}

async function measureSize(size: number, lists: Readonly<Record<Kind, ListPage>>) {
  const rowsBefore = await lists.app.page.evaluate(() => window.rowsBeforeSecondPage ?? 0)
  const firstSort = { bare: await sortMs(lists.bare, 'Driver'), app: await sortMs(lists.app, 'Driver') }
  const key = await inTurns(lists, keyMs)
  const scroll = await inTurns(lists, scrollMs)
  const sort = await inTurns(lists, (list) => repeatedSortMs(list, 'Plate'))
  const changed = await pollEffect(lists.app, 1)
  const unchanged = await pollEffect(lists.app, 0)
  const nodes = { bare: await nodesOf(lists.bare), app: await nodesOf(lists.app) }
  const heap = await lists.app.heapMb()
  const named = (what: string) => `${size.toLocaleString('en')}: ${what}`
  const keyApp = median(key.app)
  const rows: Measured[] = [
    { what: named('key to paint, bare'), value: median(key.bare), unit: 'ms' },
    { what: named('key to paint, list'), value: keyApp, unit: 'ms' },
    ...ratio(named('P3 key to paint'), key, 1.25, size),
    { what: named('scroll a frame, bare'), value: median(scroll.bare), unit: 'ms' },
    ...ratio(named('P4 scroll a frame'), scroll, 1.25, size),
    { what: named('first sort by driver, bare'), value: firstSort.bare, unit: 'ms' },
    { what: named('first sort by driver, list'), value: firstSort.app, unit: 'ms' },
    // All rows are new after it, which alone costs the floor more than a key does.
    ...ratio(named('repeated sort'), sort, 1.5, size),
    {
      what: named('P4 repeated sort, of a key'),
      value: median(sort.app) / keyApp,
      unit: 'x',
      ...(size === 100_000 && { goal: { most: 1.5 } }),
    },
    {
      what: named('P5 1% changed: rows touched in vain'),
      value: changed.touched - changed.changed,
      unit: '',
      goal: { most: 0 },
    },
    { what: named('P5 1% changed: React commits'), value: changed.commits, unit: '', goal: { most: 1 } },
    {
      what: named('P6 unchanged poll: React commits'),
      value: unchanged.commits,
      unit: '',
      goal: { most: 0 },
    },
    { what: named('P9 rows before the second page'), value: rowsBefore, unit: '', goal: { least: 10 } },
    { what: named('P3 DOM nodes, of bare'), value: nodes.app / nodes.bare, unit: 'x', goal: { most: 1.2 } },
    { what: named('heap'), value: heap, unit: 'MB', ...(size === 100_000 && { goal: { most: 400 } }) },
  ]
  return {
    rows,
    nodes: await nodesOf(lists.app, ':not([role=gridcell] *)'),
    details: { key, scroll, sort, firstSort, changed, unchanged, nodes, heap },
  }
}

/** The goals are set for the largest fleet; the others are for comparison. */
function ratio(what: string, samples: Samples, most: number, size: number): readonly Measured[] {
  const value = median(samples.app) / median(samples.bare)
  return [{ what: `${what}, of bare`, value, unit: 'x', ...(size === 100_000 && { goal: { most } }) }]
}

async function inTurns(
  lists: Readonly<Record<Kind, ListPage>>,
  work: (list: ListPage) => Promise<number>,
): Promise<Samples> {
  const samples: Samples = { bare: [], app: [] }
  for (let round = 0; round <= rounds; round += 1) {
    for (const kind of ['bare', 'app'] as const) {
      await lists[kind].page.bringToFront()
      const sample = await work(lists[kind])
      // The first one warms up.
      if (round > 0) samples[kind].push(sample)
    }
  }
  return samples
}

/** What is in a cell depends on its vehicle: there are some that have never sent anything. */
function nodesOf({ page }: ListPage, which = '*'): Promise<number> {
  return page.locator(`.list-screen ${which}`).count()
}
