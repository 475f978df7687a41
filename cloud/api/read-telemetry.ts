import { vehicleNotFound } from './api-problem.ts'
import type { Handler } from './handler.ts'
import { pastSince } from './past-store.ts'
import { findReading } from './reading-store.ts'
import { findVehicle } from './vehicle-store.ts'

const day = 24 * 60 * 60 * 1000

/** What a vehicle last said of itself, and how that went in the last days. */
export const readTelemetry: Handler<'readTelemetry'> = async ({ tenant }, input, { table, now }) => {
  const { vehicleId, days } = input
  const since = new Date(now - days * day).toISOString()
  const [vehicle, reading, past] = await Promise.all([
    findVehicle(table, tenant, vehicleId),
    findReading(table, tenant, vehicleId),
    pastSince(table, tenant, vehicleId, since),
  ])
  if (!vehicle) throw vehicleNotFound()
  return { body: { reading: reading ?? null, past, asOf: new Date(now).toISOString() } }
}
