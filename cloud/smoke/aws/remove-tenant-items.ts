import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import type { FleetTable } from '../../api/fleet-table.ts'
import { inParallel } from '../../api/in-parallel.ts'
import {
  idempotencyKey,
  logOf,
  memberLeaseKey,
  readingsOf,
  recordsOf,
  tombstoneKey,
  vehiclesOf,
  vinKey,
} from '../../api/keys.ts'
import { queryItems, type StoredItem } from '../../api/query-items.ts'

const most = 10_000
const atOnce = 8

/** Removes every item of a tenant, and the idempotency keys of these people in it; the vehicles last, since the rest is found by them. */
export async function removeTenantItems(
  table: FleetTable,
  tenant: string,
  subs: readonly string[],
): Promise<void> {
  const vehicles = await itemsIn(table, vehiclesOf(tenant))
  const partitions = [
    ...vehicles.map(({ sk }) => recordsOf(tenant, String(sk))),
    ...subs.map((sub) => idempotencyKey(tenant, sub, '').pk),
    vinKey(tenant, '').pk,
    readingsOf(tenant),
    tombstoneKey(tenant, '', '').pk,
    logOf(tenant),
    memberLeaseKey(tenant).pk,
  ]
  for (const partition of partitions) await remove(table, await itemsIn(table, partition))
  await remove(table, vehicles)
}

function itemsIn(table: FleetTable, partition: string): Promise<readonly StoredItem[]> {
  const query = {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': partition },
    ConsistentRead: true,
  }
  return queryItems(table, query, most)
}

async function remove({ document, name }: FleetTable, items: readonly StoredItem[]): Promise<void> {
  await inParallel(items, atOnce, ({ pk, sk }) =>
    document.send(new DeleteCommand({ TableName: name, Key: { pk, sk } })),
  )
}
