import { vehicleNotFound } from './api-problem.ts'
import type { Handler } from './handler.ts'
import { findVehicle } from './vehicle-store.ts'

/** One vehicle of the tenant, with its version. */
export const readVehicle: Handler<'readVehicle'> = async ({ tenant }, { vehicleId }, { table }) => {
  const vehicle = await findVehicle(table, tenant, vehicleId)
  if (!vehicle) throw vehicleNotFound()
  return { body: vehicle, version: vehicle.version }
}
