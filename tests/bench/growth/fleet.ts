import { readingItem } from '#cloud/api/reading-item.ts'
import { vehicleItem } from '#cloud/api/vehicle-item.ts'
import { seedVehicles } from '#cloud/local/seed/vehicles.ts'
import { firstReading } from '#cloud/local/telemetry/first-reading.ts'
import type { StoredItem } from '#cloud/api/query-items.ts'
import type { Reading } from '#contract/telemetry.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import type { ListOptions } from './calls.ts'
import { TableOfItems } from './table.ts'

export const tenant = 'north'

/** When the fleet is fetched, and when the next poll asks what has changed (ms since 1970). */
export const times = { load: Date.UTC(2026, 10, 23, 9), poll: Date.UTC(2026, 10, 23, 9, 0, 15) } as const

/** Of the vehicles in use, which are half of them, so many have said something since 30 s before the last poll. */
export const changedShare = 0.375

/** How far back a poll asks, beside the time since the last (src/fleet/store/feed.ts), in milliseconds. */
const overlap = 30_000

/** What the console fetches at its start, and at the next poll. */
export function listsOf(set: 'all' | 'changes'): readonly ListOptions[] {
  const updatedSince = new Date(times.load - overlap).toISOString()
  const when = set === 'all' ? { now: times.load } : { now: times.poll, updatedSince }
  return [
    { path: '/vehicles/read', ...when },
    { path: '/telemetry/read', ...when },
  ]
}

/** An item of the fleet's table: `all` as the list is first fetched, `changes` those that have changed at the next poll. */
export interface FleetItem {
  readonly set: 'all' | 'changes'
  readonly item: StoredItem
}

/** All that the lists read of so many vehicles of the seed; or of those among them that `isKept` keeps. */
export function* fleetItems(
  size: number,
  isKept: (vehicle: Vehicle) => boolean = () => true,
): Generator<FleetItem> {
  let kept = 0
  for (const vehicle of seedVehicles(tenant, size)) {
    if (!isKept(vehicle)) continue
    kept += 1
    yield { set: 'all', item: vehicleItem(vehicle) }
    const reading = firstReading(vehicle, { now: times.load - 600_000, mayMove: true })
    if (!reading) continue
    yield { set: 'all', item: readingItem(tenant, reading) }
    if (kept % 8 < changedShare * 8) yield { set: 'changes', item: readingItem(tenant, later(reading, kept)) }
  }
}

/** What it says within the 45 seconds before the poll. */
function later(reading: Reading, number: number): Reading {
  const at = new Date(times.poll - (number % 45) * 1000).toISOString()
  return { ...reading, updatedAt: at, lastSeenAt: at, odometerM: reading.odometerM + 250 }
}

/** A fleet as the table has it. */
export interface FleetTables {
  readonly size: number
  /** How many of the vehicles are in the tables: all, or where the fleet is simulated, those that the list begins with. */
  readonly kept: number
  readonly all: TableOfItems
  readonly changes: TableOfItems
}

/**
 * A fleet of the seed. Simulated, only its first sixteenth is kept, and what that costs is multiplied: ids are hashes, so those that
 * begin with 0 are the list's first sixteenth, and as mixed as the others.
 */
export function fleetTables(size: number, isSimulated = false): FleetTables {
  const all = new TableOfItems()
  const changes = new TableOfItems()
  let kept = 0
  const isKept = ({ vehicleId }: Vehicle) => !isSimulated || vehicleId.startsWith('v0')
  for (const { set, item } of fleetItems(size, isKept)) {
    if (set === 'changes') changes.add(item)
    else all.add(item)
    if ('vin' in item) kept += 1
  }
  return { size, kept, all, changes }
}
