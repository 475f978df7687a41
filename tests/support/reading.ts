import { batchPut } from '#cloud/local/seed/batch-put.ts'
import { readingItem } from '#cloud/api/reading-item.ts'
import type { FleetTable } from '#cloud/api/fleet-table.ts'
import type { Reading } from '#contract/telemetry.ts'
import type { MovableClock } from './clock.ts'

/** What a vehicle says now: that it stands, unless `fields` say otherwise. */
export function readingNow(
  clock: Pick<MovableClock, 'now'>,
  { vehicleId }: { vehicleId: string },
  fields: Partial<Reading> = {},
): Reading {
  const at = new Date(clock.now()).toISOString()
  return {
    vehicleId,
    updatedAt: at,
    lastSeenAt: at,
    connectivity: 'online',
    odometerM: 1,
    speedKph: 0,
    isMoving: false,
    doorsLocked: true,
    dtcs: [],
    ...fields,
  }
}

/** Writes what vehicles of north say, as it is, and nothing of their past. */
export function say(table: FleetTable, ...readings: readonly Reading[]): Promise<void> {
  return batchPut(
    table,
    readings.map((reading) => readingItem('north', reading)),
  )
}
