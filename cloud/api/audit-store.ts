import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { AuditEntry } from '#contract/history.ts'
import type { FleetTable } from './fleet-table.ts'
import { auditKey, auditOf, vehicleKey } from './keys.ts'
import { transact } from './transact.ts'

/** An audit entry as it is stored. */
function auditItem(tenant: string, entry: AuditEntry): Record<string, unknown> {
  return {
    ...auditKey(tenant, entry.vehicleId, entry.auditId),
    gsi1pk: auditOf(tenant),
    gsi1sk: entry.auditId,
    ...entry,
  }
}

/** The step of a transaction that writes an entry: a new one, never over another. */
export function auditPut({ name }: Pick<FleetTable, 'name'>, tenant: string, entry: AuditEntry) {
  return { Put: newEntry(name, tenant, entry) }
}

/** Writes an entry about no vehicle. */
export async function recordEntry(table: FleetTable, tenant: string, entry: AuditEntry): Promise<void> {
  await table.document.send(new PutCommand(newEntry(table.name, tenant, entry)))
}

/** Writes an entry for a vehicle that exists in the tenant, and nothing for one that does not. */
export async function recordIfVehicleExists(
  table: FleetTable,
  tenant: string,
  entry: AuditEntry & { readonly vehicleId: string },
): Promise<void> {
  await transact(table, [
    {
      ConditionCheck: {
        TableName: table.name,
        Key: vehicleKey(tenant, entry.vehicleId),
        ConditionExpression: 'attribute_exists(pk)',
      },
    },
    auditPut(table, tenant, entry),
  ])
}

function newEntry(TableName: string, tenant: string, entry: AuditEntry) {
  return { TableName, Item: auditItem(tenant, entry), ConditionExpression: 'attribute_not_exists(pk)' }
}
