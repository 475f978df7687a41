import type { Collection, Recorded } from './collection.ts'
import type { FleetTable } from './fleet-table.ts'
import { changeShards } from './keys.ts'
import { queryItems, type StoredItem } from './query-items.ts'
import { changeIndex } from './table-definition.ts'

/** A place in a change feed: a shard, and the position of the last change read there. */
export interface FeedPlace {
  readonly shard: number
  readonly after: string
}

/** A record or a tombstone as it is stored, and its place in the feed. */
export interface Change {
  readonly item: StoredItem
  readonly place: FeedPlace
}

/**
 * The first `most` changes of a tenant's records at or after `since` (ISO 8601, UTC), shard by shard and by time within
 * each, from `place` on. The index follows the table within moments: re-read an overlap (30 s).
 */
export async function changesSince(
  table: FleetTable,
  { changes: partition }: Pick<Collection<Recorded>, 'changes'>,
  { tenant, since, place }: { tenant: string; since: string; place: FeedPlace | undefined },
  most: number,
): Promise<readonly Change[]> {
  const changes: Change[] = []
  const first = place?.shard ?? 0
  for (let shard = first; shard < changeShards && changes.length < most; shard += 1) {
    const after = shard === first ? place?.after : undefined
    const items = await queryItems(
      table,
      {
        IndexName: changeIndex,
        // A position is a time and an id, so that the time itself comes before all of its records.
        KeyConditionExpression: 'gsi2pk = :shard AND gsi2sk > :after',
        ExpressionAttributeValues: { ':shard': partition(tenant, shard), ':after': after ?? since },
      },
      most - changes.length,
    )
    changes.push(...items.map((item) => ({ item, place: { shard, after: String(item['gsi2sk']) } })))
  }
  return changes
}
