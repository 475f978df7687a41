import type { AuditEntry } from '#contract/history.ts'
import type { FleetTable } from './fleet-table.ts'
import { auditKey, auditOf, recordsOf, vehicleKey } from './keys.ts'
import { queryItems, type StoredItem } from './query-items.ts'
import { transact } from './transact.ts'

/** An audit entry as it is stored. */
export function auditItem(tenant: string, entry: AuditEntry): Record<string, unknown> {
  return {
    ...auditKey(tenant, entry.vehicleId, entry.auditId),
    gsi1pk: auditOf(tenant),
    gsi1sk: entry.auditId,
    ...entry,
  }
}

/** Writes an entry for a vehicle that exists in the tenant, and nothing for one that does not. */
export async function recordIfVehicleExists(
  table: FleetTable,
  tenant: string,
  entry: AuditEntry,
): Promise<void> {
  await transact(table, [
    {
      ConditionCheck: {
        TableName: table.name,
        Key: vehicleKey(tenant, entry.vehicleId),
        ConditionExpression: 'attribute_exists(pk)',
      },
    },
    { Put: { TableName: table.name, Item: auditItem(tenant, entry) } },
  ])
}

/** The newest `most` audit entries of a vehicle that are older than the entry `before`. */
export async function entriesBefore(
  table: FleetTable,
  tenant: string,
  vehicleId: string,
  before: string | undefined,
  most: number,
): Promise<readonly AuditEntry[]> {
  const items = await queryItems(
    table,
    {
      ScanIndexForward: false,
      ConsistentRead: true,
      // Nothing in the partition sorts below `A#`; `~` is behind every id.
      KeyConditionExpression: 'pk = :vehicle AND sk < :before',
      ExpressionAttributeValues: {
        ':vehicle': recordsOf(tenant, vehicleId),
        ':before': `A#${before ?? '~'}`,
      },
    },
    most,
  )
  return items.map(entryOf)
}

function entryOf(item: StoredItem): AuditEntry {
  const { pk: _pk, sk: _sk, gsi1pk: _gsi1pk, gsi1sk: _gsi1sk, ...entry } = item
  return entry as unknown as AuditEntry
}
