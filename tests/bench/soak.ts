import { RequestCounter } from '../support/count-requests.ts'
import { startBootCloud } from './boot/cloud.ts'
import type { Measured, PartResult } from './part.ts'
import { type Sample, takeSample } from './soak/sample.ts'
import { openSoakTab, type SoakTab } from './soak/tab.ts'
import { deeds } from './soak/use.ts'

const quarters = 4
const pollsAMinute = 4
const minutesOfRest = 5

/** An hour of use at 10,000 vehicles, after a quarter of an hour that warms up: what it leaves behind. */
export async function measure(): Promise<PartResult> {
  const { cloud, browser, close } = await startBootCloud({ name: 'soak', fleetSize: 10_000 })
  try {
    await cloud.control({ latencyMs: 0, vehicles: 'quick' })
    const context = await browser.newContext({ baseURL: cloud.origin, locale: 'en-GB' })
    const counter = new RequestCounter(context)
    const tab = await openSoakTab(context, cloud)
    const samples: Sample[] = []
    for (let quarter = 0; quarter <= quarters; quarter += 1) {
      await useForAQuarter(tab)
      samples.push(await takeSample(tab.session))
    }
    const { GetTokensFromRefreshToken: refreshes = 0 } = counter.requests
    return {
      title: 'An hour of use at 10,000 vehicles',
      rows: rowsOf(samples, refreshes),
      details: { samples },
    }
  } finally {
    await close()
  }
}

/** Something every minute, then rest: what queries know of pages that were left is forgotten within five minutes. */
async function useForAQuarter(tab: SoakTab): Promise<void> {
  for (const deed of deeds) {
    await deed(tab)
    for (let polls = 0; polls < pollsAMinute; polls += 1) await tab.pass()
  }
  for (let polls = 0; polls < minutesOfRest * pollsAMinute; polls += 1) await tab.pass()
}

function rowsOf(samples: readonly Sample[], refreshes: number): readonly Measured[] {
  const [warm, last] = [samples.at(0), samples.at(-1)]
  if (!warm || !last) throw new Error('Expected samples')
  const goal = { most: 1.05 }
  return [
    { what: 'heap after the warm-up', value: warm.heapMb, unit: 'MB' },
    { what: 'heap an hour later, of that', value: last.heapMb / warm.heapMb, unit: 'x', goal },
    { what: 'listeners after the warm-up', value: warm.listeners, unit: '' },
    { what: 'listeners an hour later, of that', value: last.listeners / warm.listeners, unit: 'x', goal },
    { what: 'DOM nodes after the warm-up', value: warm.nodes, unit: '' },
    { what: 'DOM nodes an hour later, of that', value: last.nodes / warm.nodes, unit: 'x', goal },
    ...cloudRows(warm.cloudMb, last.cloudMb),
    { what: 'token refreshes meanwhile', value: refreshes, unit: '', goal: { least: 4 } },
  ]
}

/** For comparison; nothing where the system doesn't tell. */
function cloudRows(warm: number | null, last: number | null): readonly Measured[] {
  if (warm === null || last === null) return []
  return [
    { what: 'memory of the cloud after the warm-up', value: warm, unit: 'MB' },
    { what: 'memory of the cloud an hour later', value: last, unit: 'MB' },
  ]
}
