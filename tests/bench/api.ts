import { openDay } from './api/fleet.ts'
import { type CallCost, costOf, prepare, type Prepared } from './api/measure.ts'
import { sharesOf } from './api/profile.ts'
import { median } from './cpu-time.ts'
import type { Measured, PartResult } from './part.ts'

const profiled = 'vehicles, a page of 1,000'
const profiledTimes = 60

/** What the calls of a day cost in this process, over the same commands sent to the database directly. */
export async function measure(): Promise<PartResult> {
  const day = await openDay()
  try {
    const before = await day.itemCount()
    const costs: CallCost[] = []
    let shares: Readonly<Record<string, number>> = {}
    for (const call of day.calls) {
      const prepared = await prepare(day, call)
      costs.push(await costOf(day, prepared))
      if (call.what === profiled) shares = await sharesOf(() => invoke(prepared, profiledTimes))
    }
    const after = await day.itemCount()
    if (after !== before) throw new Error(`Expected the table to be as before: ${before} items, not ${after}`)
    const shareRows = Object.entries(shares)
      .toSorted(([, one], [, other]) => other - one)
      .map(([owner, share]) => ({ what: `${profiled}: ${owner}`, value: share * 100, unit: '%' }))
    return {
      title: 'CPU time of a call, over its own database commands (medians of 5)',
      rows: [...costs.flatMap(rowsOf), ...shareRows],
      details: { costs, shares },
    }
  } finally {
    await day.close()
  }
}

/** The function alone, so many times. */
async function invoke({ works: { alone } }: Prepared, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await alone?.run()
    await alone?.after?.()
  }
}

function rowsOf({ what, samples, units, bytes, gzip }: CallCost): readonly Measured[] {
  const { call = [], floor, alone, aloneFloor } = samples
  const row = (measured: string, value: number, unit: string) => ({
    what: `${what}: ${measured}`,
    value,
    unit,
  })
  const ratio = (measured: string, some: readonly number[], of: readonly number[]) =>
    row(measured, median(some) / median(of), 'x')
  return [
    row('all of it', median(call), 'ms'),
    ...(floor ? [ratio('of its commands', call, floor)] : []),
    ...(alone && aloneFloor
      ? [row('the function', median(alone), 'ms'), ratio('of the SDK', alone, aloneFloor)]
      : []),
    ...(units.read > 0 ? [row('read units', units.read, '')] : []),
    ...(units.written > 0 ? [row('write units', units.written, '')] : []),
    row('answer', bytes / 1000, 'kB'),
    row('answer, gzip', gzip / 1000, 'kB'),
  ]
}
