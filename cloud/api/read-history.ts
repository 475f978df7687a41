import { vehicleNotFound } from './api-problem.ts'
import { vehicleAudit } from './audit-reader.ts'
import type { Handler } from './handler.ts'
import { searchAudit } from './search-audit.ts'
import { findVehicle } from './vehicle-store.ts'

/** Who changed a vehicle or tried to, newest first. */
export const readHistory: Handler<'readHistory'> = async ({ tenant }, { vehicleId, ...query }, { table }) => {
  const read = vehicleAudit(table, tenant, vehicleId)
  if (!(await findVehicle(table, tenant, vehicleId))) throw vehicleNotFound()
  return { body: await searchAudit({ kind: 'history', tenant, vehicleId, read }, query) }
}
