import type { Reading } from '#contract/telemetry.ts'
import type { FleetTable } from '../../api/fleet-table.ts'
import { inParallel } from '../../api/in-parallel.ts'
import { readingItem } from '../../api/reading-item.ts'
import { hasHourTurned, recordReading } from '../../api/record-reading.ts'
import { batchPut } from '../seed/batch-put.ts'
import { randomFor } from '../seed/random.ts'
import type { Movers } from './movers.ts'
import { nextReading } from './next-reading.ts'

/** How much time passes at a step. */
export const stepSeconds = 5

/** Every mover has its turn within so many steps, unless there are more than can be asked at once. */
const fewestTurns = 6
const mostAtOnce = 200
const writesAtOnce = 8

/**
 * Asks the movers whose turn it is at step `count`, and writes what they say: those of a new hour one by one, with a sample of their past,
 * the others in batches. `now` in milliseconds since 1970.
 */
export async function stepMovers(
  table: FleetTable,
  movers: Movers,
  { tenant, count, now }: { tenant: string; count: number; now: number },
): Promise<void> {
  const all = movers.all()
  const turns = Math.max(fewestTurns, Math.ceil(all.length / mostAtOnce))
  const samples: Reading[] = []
  const others: Reading[] = []
  for (const [index, mover] of all.entries()) {
    if (index % turns !== count % turns) continue
    const random = randomFor(`${mover.vehicle.vehicleId} at ${count}`)
    const reading = nextReading(mover.vehicle, mover.reading, { now, seconds: turns * stepSeconds, random })
    if (!reading) continue
    movers.said(reading)
    if (hasHourTurned(mover.reading, reading)) samples.push(reading)
    else others.push(reading)
  }
  await inParallel(samples, writesAtOnce, (reading) => recordReading(table, tenant, reading))
  await batchPut(
    table,
    others.map((reading) => readingItem(tenant, reading)),
  )
}
