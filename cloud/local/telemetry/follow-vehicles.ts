import type { Reading } from '#contract/telemetry.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { changesSince } from '../../api/change-feed.ts'
import type { FleetTable } from '../../api/fleet-table.ts'
import { readingItem } from '../../api/reading-item.ts'
import { findReading } from '../../api/reading-store.ts'
import { removedIn } from '../../api/tombstone.ts'
import { vehicleRecords } from '../../api/vehicle-item.ts'
import { batchPut } from '../seed/batch-put.ts'
import { firstReading } from './first-reading.ts'
import { mayMove, type Movers } from './movers.ts'
import { stopped } from './next-reading.ts'

export interface Following {
  readonly tenant: string
  readonly movers: Movers
  /** Milliseconds since 1970, both. */
  readonly since: number
  readonly now: number
  /** The versions of vehicles that an earlier look has dealt with; what this one finds takes their place. */
  readonly seen: Map<string, number>
}

const mostChanges = 100_000

/**
 * Takes notice of the vehicles that were added, changed and removed: new ones are given a reading, those that are taken out of use
 * stop. Answers whether there was anything new.
 */
export async function followVehicles(table: FleetTable, following: Following): Promise<boolean> {
  const { tenant, movers, now, seen } = following
  const since = new Date(following.since).toISOString()
  const feed = { tenant, since, place: undefined }
  const changes = await changesSince(table, vehicleRecords, feed, mostChanges)
  for (const { item } of changes) movers.forget(removedIn(item) ?? '')
  const vehicles = changes
    .filter(({ item }) => removedIn(item) === undefined)
    .map(({ item }) => vehicleRecords.itemOf(item))
  const news = vehicles.filter(({ vehicleId, version }) => seen.get(vehicleId) !== version)
  seen.clear()
  for (const { vehicleId, version } of vehicles) seen.set(vehicleId, version)

  const readings: Reading[] = []
  for (const vehicle of news) {
    const before =
      movers.readingOf(vehicle.vehicleId) ?? (await findReading(table, tenant, vehicle.vehicleId))
    const reading = before
      ? readingAfterChange(vehicle, before, now)
      : firstReading(vehicle, { now, mayMove: movers.hasRoom })
    if (reading && reading !== before) readings.push(reading)
    if (reading) movers.note(vehicle, reading)
  }
  await batchPut(
    table,
    readings.map((reading) => readingItem(tenant, reading)),
  )
  return news.length > 0
}

function readingAfterChange(vehicle: Vehicle, reading: Reading, now: number): Reading {
  const mustStop = reading.isMoving && !mayMove(vehicle)
  return mustStop ? { ...stopped(reading), updatedAt: new Date(now).toISOString() } : reading
}
