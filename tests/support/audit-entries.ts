import { auditPut } from '#cloud/api/audit-store.ts'
import type { FleetTable } from '#cloud/api/fleet-table.ts'
import { beforeIdsOf } from '#cloud/api/time-ordered-id.ts'
import { batchPut } from '#cloud/local/seed/batch-put.ts'
import type { AuditEntry } from '#contract/history.ts'

/** When the entries of tests begin. */
export const auditStart = Date.UTC(2026, 0, 31, 6)

/** The entry of a test that was written `second` seconds after their start. */
export function entryAt(second: number, fields: Partial<AuditEntry> = {}): AuditEntry {
  const time = auditStart + second * 1000
  return {
    auditId: `${beforeIdsOf(time)}0000${second.toString(16).padStart(12, '0')}`,
    at: new Date(time).toISOString(),
    sub: 'sub-1',
    username: 'manager',
    groups: ['manager'],
    action: 'updateVehicle',
    decision: 'allowed',
    decidedBy: 'fleet/write, manager',
    changes: [],
    requestId: `request-${second}`,
    ...fields,
  }
}

/** Stores entries as the API does. */
export async function storeEntries(
  table: FleetTable,
  entries: readonly AuditEntry[],
  tenant = 'north',
): Promise<void> {
  await batchPut(
    table,
    entries.map((entry) => auditPut(table, tenant, entry).Put.Item),
  )
}
