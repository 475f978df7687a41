import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { AuditEntry } from '#contract/history.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { auditPut } from './audit-store.ts'
import type { FleetTable } from './fleet-table.ts'
import { vinKey } from './keys.ts'
import { transact } from './transact.ts'
import { vehicleItem } from './vehicle-item.ts'
import { findVehicle } from './vehicle-store.ts'

/** The tenant's vehicle with this VIN as it is now, or undefined. */
export async function findVehicleByVin(
  table: FleetTable,
  tenant: string,
  vin: string,
): Promise<Vehicle | undefined> {
  const { document, name } = table
  const { Item } = await document.send(
    new GetCommand({ TableName: name, Key: vinKey(tenant, vin), ConsistentRead: true }),
  )
  const vehicle = Item && (await findVehicle(table, tenant, String(Item['vehicleId'])))
  // Between the two reads it may have been given another one.
  return vehicle?.vin === vin ? vehicle : undefined
}

/** Writes a new vehicle, its VIN pointer and its audit entry: all, or nothing (false) where its VIN or id is in use. */
export async function createVehicle(
  table: FleetTable,
  { vehicle, audit }: { vehicle: Vehicle; audit: AuditEntry },
): Promise<boolean> {
  const TableName = table.name
  const { tenantId, vehicleId, vin } = vehicle
  const isNew = { TableName, ConditionExpression: 'attribute_not_exists(pk)' }
  const failed = await transact(table, [
    { Put: { ...isNew, Item: vehicleItem(vehicle) } },
    { Put: { ...isNew, Item: { ...vinKey(tenantId, vin), vehicleId } } },
    auditPut(table, tenantId, audit),
  ])
  return failed === null
}
