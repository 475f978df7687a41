import type { FleetTable } from '../../api/fleet-table.ts'
import { readingItem } from '../../api/reading-item.ts'
import { recordsAfter } from '../../api/records.ts'
import { vehicleRecords } from '../../api/vehicle-item.ts'
import type { Clock } from '../clock.ts'
import { batchPut } from '../seed/batch-put.ts'
import { firstReading } from './first-reading.ts'
import type { InTurn } from './in-turn.ts'
import { mayMove } from './movers.ts'

export interface SeedReadingsOptions {
  readonly tenant: string
  readonly now: Clock
  readonly mostMovers: number
  /** Keeps a page from being written while a vehicle is removed. */
  readonly inTurn: InTurn
  /** Ends it before the next page. */
  readonly signal: AbortSignal
}

/** How many vehicles are read, and what they say written, before anything else gets its turn. */
const pageSize = 250

/** Writes a first reading for each vehicle that a tenant has, page by page. */
export async function seedReadings(table: FleetTable, options: SeedReadingsOptions): Promise<void> {
  const { tenant, now, mostMovers, inTurn, signal } = options
  let after: string | undefined
  let moving = 0
  const seedPage = async (): Promise<boolean> => {
    const vehicles = await recordsAfter(table, vehicleRecords, { tenant, after }, pageSize)
    const readings = vehicles.flatMap((vehicle) => {
      moving += mayMove(vehicle) ? 1 : 0
      return firstReading(vehicle, { now: now(), mayMove: moving <= mostMovers }) ?? []
    })
    await batchPut(
      table,
      readings.map((reading) => readingItem(tenant, reading)),
    )
    after = vehicles.at(-1)?.vehicleId
    return vehicles.length === pageSize
  }
  let isMore = true
  while (isMore && !signal.aborted) isMore = await inTurn(seedPage)
}
