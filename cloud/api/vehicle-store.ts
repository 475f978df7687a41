import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { AuditEntry } from '#contract/history.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { auditPut } from './audit-store.ts'
import type { FleetTable } from './fleet-table.ts'
import { vehicleKey, vinKey } from './keys.ts'
import { transact } from './transact.ts'
import { vehicleItem, vehicleOf } from './vehicle-item.ts'

/** The tenant's vehicle as it is now, or undefined. */
export async function findVehicle(
  { document, name }: FleetTable,
  tenant: string,
  vehicleId: string,
): Promise<Vehicle | undefined> {
  const { Item } = await document.send(
    new GetCommand({ TableName: name, Key: vehicleKey(tenant, vehicleId), ConsistentRead: true }),
  )
  return Item && vehicleOf(Item)
}

/** What is to become of a vehicle: from the version that was read, to the next, and the entry that tells of it. */
export interface Replacement {
  readonly from: Vehicle
  readonly to: Vehicle
  readonly audit: AuditEntry
}

/**
 * Replaces a vehicle, moves its VIN pointer and writes the audit entry: all or nothing. `stale` means that it is no
 * longer the version that was read, `vinTaken` that another vehicle of the tenant has the new VIN.
 */
export async function replaceVehicle(
  table: FleetTable,
  { from, to, audit }: Replacement,
): Promise<'replaced' | 'stale' | 'vinTaken'> {
  const TableName = table.name
  const failed = await transact(table, [
    {
      Put: {
        TableName,
        Item: vehicleItem(to),
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': from.version },
      },
    },
    auditPut(table, to.tenantId, audit),
    ...(from.vin === to.vin ? [] : vinMove(TableName, from, to)),
  ])
  if (failed === null) return 'replaced'
  return failed[0] ? 'stale' : 'vinTaken'
}

function vinMove(TableName: string, from: Vehicle, to: Vehicle) {
  const { tenantId, vehicleId } = to
  return [
    {
      Put: {
        TableName,
        Item: { ...vinKey(tenantId, to.vin), vehicleId },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    { Delete: { TableName, Key: vinKey(tenantId, from.vin) } },
  ]
}
