import type { Reading, Sample } from '#contract/telemetry.ts'

/** How a vehicle stood at a time, or, with nothing but the time, that nothing was heard around then. */
export type PastRow = Partial<Sample> & Pick<Sample, 'at'>

/** Of the same second is the same. */
const second = 1000

/** Samples come once an hour, each at some time of it: with more than two hours between them, one is missing. */
const gapMs = 2 * 60 * 60_000

/** The samples, oldest first, with what the vehicle says now at the end and a row without values in each gap. */
export function pastRows(past: readonly Sample[], reading: Reading | null): readonly PastRow[] {
  const newest = past.at(-1)
  const isNews = reading && (!newest || Date.parse(reading.lastSeenAt) - Date.parse(newest.at) >= second)
  const samples = isNews ? [...past, sampleOf(reading)] : past
  return samples.flatMap((sample, index) => {
    const before = samples[index - 1]
    if (!before) return [sample]
    const [from, to] = [Date.parse(before.at), Date.parse(sample.at)]
    return to - from > gapMs ? [{ at: new Date((from + to) / 2).toISOString() }, sample] : [sample]
  })
}

function sampleOf({ lastSeenAt: at, odometerM, fuelLevelPct, stateOfChargePct }: Reading): Sample {
  return {
    at,
    odometerM,
    ...(fuelLevelPct !== undefined && { fuelLevelPct }),
    ...(stateOfChargePct !== undefined && { stateOfChargePct }),
  }
}

/** Rows of the last so many milliseconds before `asOf`: what a vehicle said long ago is not part of a chart of today. */
export function rowsSince(rows: readonly PastRow[], asOf: string, spanMs: number): readonly PastRow[] {
  const since = Date.parse(asOf) - spanMs
  const first = rows.findIndex((row) => Date.parse(row.at) >= since && row.odometerM !== undefined)
  return first < 0 ? [] : rows.slice(first)
}

/** The indices of samples between two gaps: no line leads to them, so they need a point to be seen. */
export function lonelyRows(rows: readonly PastRow[]): number[] {
  const isHeard = (index: number) => rows[index]?.odometerM !== undefined
  return [...rows.keys()].filter((index) => isHeard(index) && !isHeard(index - 1) && !isHeard(index + 1))
}
