import type { Vehicle } from '#contract/vehicle.ts'
import type { FleetTable } from './fleet-table.ts'
import { changesOf, changeShards } from './keys.ts'
import { queryItems } from './query-items.ts'
import { changeIndex } from './table-definition.ts'
import { changePosition, vehicleOf } from './vehicle-item.ts'

/** A place in the change feed: a shard, and the position of the last vehicle read there. */
export interface FeedPlace {
  readonly shard: number
  readonly after: string
}

/** A vehicle and its place in the feed. */
export interface Change {
  readonly vehicle: Vehicle
  readonly place: FeedPlace
}

/**
 * The first `most` of the tenant's vehicles that were changed at or after `since` (ISO 8601, UTC), shard by shard and
 * by time within each, from `place` on. The index follows the table within moments: re-read an overlap (30 s).
 */
export async function changesSince(
  table: FleetTable,
  tenant: string,
  since: string,
  place: FeedPlace | undefined,
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
        // A position is a time and an id, so that the time itself comes before all of its vehicles.
        KeyConditionExpression: 'gsi2pk = :shard AND gsi2sk > :after',
        ExpressionAttributeValues: { ':shard': changesOf(tenant, shard), ':after': after ?? since },
      },
      most - changes.length,
    )
    for (const vehicle of items.map(vehicleOf)) {
      changes.push({ vehicle, place: { shard, after: changePosition(vehicle) } })
    }
  }
  return changes
}
