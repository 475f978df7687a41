import type { Reading } from '#contract/telemetry.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import type { FleetTable } from '../../api/fleet-table.ts'
import { readingRecords } from '../../api/reading-item.ts'
import { recordsAfter } from '../../api/records.ts'
import { vehicleRecords } from '../../api/vehicle-item.ts'

/** What a vehicle's movements depend on. */
export type MovingVehicle = Pick<Vehicle, 'vehicleId' | 'tenantId' | 'depot'>

/** A vehicle that moves, and what it last said. */
export interface Mover {
  readonly vehicle: MovingVehicle
  readonly reading: Reading
}

/** Who moves: what is in use. */
export function mayMove({ lifecycle }: Vehicle): boolean {
  return lifecycle === 'inUse'
}

/** The vehicles of one tenant that move, as far as there is room for them. */
export class Movers {
  readonly #byId = new Map<string, Mover>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  get hasRoom(): boolean {
    return this.#byId.size < this.#most
  }

  all(): readonly Mover[] {
    return [...this.#byId.values()]
  }

  readingOf(vehicleId: string): Reading | undefined {
    return this.#byId.get(vehicleId)?.reading
  }

  /** Takes the vehicle in, or notes what it is or says now; one that may not move is left out from now on. */
  note(vehicle: Vehicle, reading: Reading): void {
    const { vehicleId, tenantId, depot } = vehicle
    if (!mayMove(vehicle)) this.#byId.delete(vehicleId)
    else if (this.#byId.has(vehicleId) || this.hasRoom) {
      this.#byId.set(vehicleId, { vehicle: { vehicleId, tenantId, depot }, reading })
    }
  }

  /** Notes what a vehicle says now, if it is one of these. */
  said(reading: Reading): void {
    const mover = this.#byId.get(reading.vehicleId)
    if (mover) this.#byId.set(reading.vehicleId, { ...mover, reading })
  }

  forget(vehicleId: string): void {
    this.#byId.delete(vehicleId)
  }
}

const pageSize = 500

/** Those of a tenant's vehicles that move, in the order of their ids, at most so many; the others that are in use stand still. */
export async function findMovers(table: FleetTable, tenant: string, most: number): Promise<Movers> {
  const movers = new Movers(most)
  let after: string | undefined
  do {
    const place = { tenant, after }
    const vehicles = await recordsAfter(table, vehicleRecords, place, pageSize)
    const last = vehicles.at(-1)?.vehicleId ?? ''
    // There are never more readings than vehicles, so those of the same ids are among the first as many.
    const readings = await recordsAfter(table, readingRecords, place, pageSize)
    const byId = new Map(readings.map((reading) => [reading.vehicleId, reading]))
    for (const vehicle of vehicles) {
      const reading = byId.get(vehicle.vehicleId)
      if (reading) movers.note(vehicle, reading)
    }
    after = vehicles.length === pageSize ? last : undefined
  } while (after !== undefined && movers.hasRoom)
  return movers
}
