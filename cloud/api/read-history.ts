import { vehicleNotFound } from './api-problem.ts'
import { entriesBefore } from './audit-store.ts'
import { historyCursor, readCursor, writeCursor } from './cursor.ts'
import type { Handler } from './handler.ts'
import { findVehicle } from './vehicle-store.ts'

/** Who changed a vehicle or tried to, newest first. */
export const readHistory: Handler<'readHistory'> = async (caller, input, { table }) => {
  const { tenant } = caller
  const { vehicleId, limit } = input
  const place = readCursor(input.cursor, historyCursor(tenant, vehicleId))
  if (!(await findVehicle(table, tenant, vehicleId))) throw vehicleNotFound()
  const entries = await entriesBefore(table, tenant, vehicleId, place?.after, limit + 1)
  const items = entries.slice(0, limit)
  const after = entries.length > limit ? items.at(-1)?.auditId : undefined
  const nextCursor = after === undefined ? null : writeCursor({ kind: 'history', tenant, vehicleId, after })
  return { body: { items, nextCursor } }
}
