import type { Reading } from '#contract/telemetry.ts'
import type { FleetTable } from '../../api/fleet-table.ts'
import { findReading } from '../../api/reading-store.ts'
import { recordReading } from '../../api/record-reading.ts'
import type { InTurn } from './in-turn.ts'
import type { Movers } from './movers.ts'

/** Whose reading. */
export interface Speaker {
  readonly tenant: string
  readonly vehicleId: string
}

/**
 * Lets a vehicle say what follows from its reading, if anything: while `next` looks at the reading, nothing else changes it. A vehicle that never
 * said anything has none.
 */
export type Say = (
  speaker: Speaker,
  next: (reading: Reading | undefined) => Promise<Reading | undefined>,
) => Promise<void>

export interface SayOptions {
  readonly table: FleetTable
  /** By tenant, as far as they are known yet: those who move go on from what they last said. */
  readonly moversOf: ReadonlyMap<string, Movers>
  readonly inTurn: InTurn
}

export function createSay({ table, moversOf, inTurn }: SayOptions): Say {
  return ({ tenant, vehicleId }, next) =>
    inTurn(async () => {
      const movers = moversOf.get(tenant)
      const reading = await next(
        movers?.readingOf(vehicleId) ?? (await findReading(table, tenant, vehicleId)),
      )
      if (!reading) return
      await recordReading(table, tenant, reading)
      movers?.said(reading)
    })
}
