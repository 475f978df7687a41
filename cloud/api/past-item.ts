import { pastDays, type Reading, type Sample } from '#contract/telemetry.ts'
import { pastKey } from './keys.ts'
import type { StoredItem } from './query-items.ts'
import { timeToLiveAttribute } from './table-definition.ts'

const second = 1000
const hour = 3600 * second
const day = 24 * hour

/** A sample as it is stored: without names, so that the 24 of a day stay below 1 kB and adding one costs one write unit. */
export type StoredSample = readonly [
  /** Since 1970. */
  seconds: number,
  odometerM: number,
  fuelLevelPct: number | null,
  stateOfChargePct: number | null,
]

/** The day of a time (ISO 8601, UTC), as yyyy-mm-dd. */
export const dayOf = (at: string) => at.slice(0, 10)

/** The whole hours from 1970 to a time (ISO 8601). */
export const hourOf = (at: string) => Math.floor(Date.parse(at) / hour)

/** The sample that a reading gives: of the time at which the vehicle said so. */
export function sampleOf({
  lastSeenAt,
  odometerM,
  fuelLevelPct,
  stateOfChargePct,
}: Omit<Sample, 'at'> & Pick<Reading, 'lastSeenAt'>): Sample {
  return {
    at: lastSeenAt,
    odometerM,
    ...(fuelLevelPct !== undefined && { fuelLevelPct }),
    ...(stateOfChargePct !== undefined && { stateOfChargePct }),
  }
}

export function storedSample({ at, odometerM, fuelLevelPct, stateOfChargePct }: Sample): StoredSample {
  return [Math.floor(Date.parse(at) / second), odometerM, fuelLevelPct ?? null, stateOfChargePct ?? null]
}

function sampleIn([seconds, odometerM, fuel, charge]: StoredSample): Sample {
  return {
    at: new Date(seconds * second).toISOString(),
    odometerM,
    ...(fuel !== null && { fuelLevelPct: fuel }),
    ...(charge !== null && { stateOfChargePct: charge }),
  }
}

/** The samples in a stored day, oldest first. */
export function samplesIn(item: StoredItem): readonly Sample[] {
  return (item['samples'] as readonly StoredSample[]).map(sampleIn)
}

/** When what a vehicle said on a day may be deleted, in seconds since 1970: a day after it can be asked for last. */
export function pastEnds(date: string): number {
  return (Date.parse(date) + (pastDays + 2) * day) / second
}

/** What a vehicle said on one day, oldest first, as it is stored. */
export function pastItem(
  tenant: string,
  vehicleId: string,
  samples: readonly [Sample, ...Sample[]],
): Record<string, unknown> {
  const date = dayOf(samples[0].at)
  return {
    ...pastKey(tenant, vehicleId, date),
    samples: samples.map(storedSample),
    lastHour: hourOf(samples.at(-1)?.at ?? date),
    [timeToLiveAttribute]: pastEnds(date),
  }
}
