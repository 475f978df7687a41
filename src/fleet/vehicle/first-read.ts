import type { Vehicle } from '#contract/vehicle.ts'
import type { FleetApi } from '../api/fleet-api.ts'

/** A vehicle that is on its way since before the code of its page was. */
export interface FirstRead {
  readonly vehicleId: string
  readonly read: Promise<Vehicle>
}

const taken = new WeakSet<FirstRead>()

/** Begins to read a vehicle. What fails is told to whoever takes it. */
export function beginRead(api: FleetApi, vehicleId: string): FirstRead {
  const read = api.readVehicle({ vehicleId })
  read.catch(() => {})
  return { vehicleId, read }
}

/** The read, for the first who asks for that vehicle. */
export function takeRead(
  first: FirstRead | null | undefined,
  vehicleId: string,
): Promise<Vehicle> | undefined {
  if (!first || first.vehicleId !== vehicleId || taken.has(first)) return undefined
  taken.add(first)
  return first.read
}
