import type { Handler } from './handler.ts'
import { listPage } from './list-page.ts'
import { vehicleRecords } from './vehicle-item.ts'

/** A page of the tenant's vehicles. */
export const listVehicles: Handler<'listVehicles'> = async (caller, query, context) => ({
  body: await listPage(vehicleRecords, caller, query, context),
})
