import type { FleetTable } from './fleet-table.ts'
import { readingKey, vehicleKey, vinKey } from './keys.ts'
import { readingRecords } from './reading-item.ts'
import { tombstoneItem } from './tombstone.ts'
import { transact } from './transact.ts'
import { vehicleRecords } from './vehicle-item.ts'
import { findVehicle } from './vehicle-store.ts'

/**
 * Removes a vehicle, its reading and its VIN pointer, and leaves a tombstone in both change feeds: all or nothing. Its
 * history stays. False where there is no such vehicle. `at`: ISO 8601, UTC.
 */
export async function removeVehicle(
  table: FleetTable,
  { tenant, vehicleId, at }: { tenant: string; vehicleId: string; at: string },
): Promise<boolean> {
  const TableName = table.name
  const removal = { vehicleId, updatedAt: at }
  const tombstones = [vehicleRecords, readingRecords].map((records) => ({
    Put: { TableName, Item: tombstoneItem(records, tenant, removal) },
  }))
  for (;;) {
    const vehicle = await findVehicle(table, tenant, vehicleId)
    if (!vehicle) return false
    const failed = await transact(table, [
      {
        Delete: {
          TableName,
          Key: vehicleKey(tenant, vehicleId),
          // Of this version, since another one may have another VIN.
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: { ':version': vehicle.version },
        },
      },
      { Delete: { TableName, Key: vinKey(tenant, vehicle.vin) } },
      { Delete: { TableName, Key: readingKey(tenant, vehicleId) } },
      ...tombstones,
    ])
    if (failed === null) return true
  }
}
