import type { AuditEntry } from '#contract/history.ts'
import type { FleetTable } from './fleet-table.ts'
import { auditOf, recordsOf } from './keys.ts'
import { queryItems, type StoredItem } from './query-items.ts'
import { auditIndex } from './table-definition.ts'

/** Between which ids entries are wanted: from `from` on, before `before`. */
export interface AuditBounds {
  readonly from: string
  readonly before: string
}

/** Reads the newest `most` entries between the bounds, newest first. */
export type AuditReader = (bounds: AuditBounds, most: number) => Promise<readonly AuditEntry[]>

/** Of one vehicle; each is there as soon as it is written. */
export function vehicleAudit(table: FleetTable, tenant: string, vehicleId: string): AuditReader {
  return ({ from, before }, most) =>
    entriesOf(table, most, before, {
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :all AND sk BETWEEN :from AND :before',
      ExpressionAttributeValues: {
        ':all': recordsOf(tenant, vehicleId),
        ':from': `A#${from}`,
        ':before': `A#${before}`,
      },
    })
}

/** Of a whole tenant; the index follows the table within moments. */
export function tenantAudit(table: FleetTable, tenant: string): AuditReader {
  return ({ from, before }, most) =>
    entriesOf(table, most, before, {
      IndexName: auditIndex,
      KeyConditionExpression: 'gsi1pk = :all AND gsi1sk BETWEEN :from AND :before',
      ExpressionAttributeValues: { ':all': auditOf(tenant), ':from': from, ':before': before },
    })
}

/** BETWEEN takes its upper bound in as well: one entry more is read, and that one left out. */
async function entriesOf(
  table: FleetTable,
  most: number,
  before: string,
  query: Omit<Parameters<typeof queryItems>[1], 'ScanIndexForward'>,
): Promise<readonly AuditEntry[]> {
  const items = await queryItems(table, { ...query, ScanIndexForward: false }, most + 1)
  return items
    .map(entryOf)
    .filter(({ auditId }) => auditId !== before)
    .slice(0, most)
}

function entryOf(item: StoredItem): AuditEntry {
  const { pk: _pk, sk: _sk, gsi1pk: _gsi1pk, gsi1sk: _gsi1sk, ...entry } = item
  return entry as unknown as AuditEntry
}
