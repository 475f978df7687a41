import type { FleetTable } from '../../api/fleet-table.ts'
import { readingItem } from '../../api/reading-item.ts'
import { batchPut } from '../seed/batch-put.ts'
import { randomFor } from '../seed/random.ts'
import type { Movers } from './movers.ts'
import { nextReading } from './next-reading.ts'

/** How much time passes at a step. */
export const stepSeconds = 5

/** Every mover has its turn within so many steps, unless there are more than can be asked at once. */
const fewestTurns = 6
const mostAtOnce = 200

/** Asks the movers whose turn it is at step `count`, and writes what they say. `now` in milliseconds since 1970. */
export async function stepMovers(
  table: FleetTable,
  movers: Movers,
  { tenant, count, now }: { tenant: string; count: number; now: number },
): Promise<void> {
  const all = movers.all()
  const turns = Math.max(fewestTurns, Math.ceil(all.length / mostAtOnce))
  const items: object[] = []
  for (const [index, mover] of all.entries()) {
    if (index % turns !== count % turns) continue
    const random = randomFor(`${mover.vehicle.vehicleId} at ${count}`)
    const reading = nextReading(mover.vehicle, mover.reading, { now, seconds: turns * stepSeconds, random })
    if (!reading) continue
    movers.said(mover, reading)
    items.push(readingItem(tenant, reading))
  }
  await batchPut(table, items)
}
