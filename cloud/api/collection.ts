import { type ItemKey, shardOf } from './keys.ts'
import type { StoredItem } from './query-items.ts'

/** A record that a tenant has one of for a vehicle. `updatedAt`: ISO 8601, UTC. */
export interface Recorded {
  readonly vehicleId: string
  readonly updatedAt: string
}

/** The records of one kind, which can be listed: all of them, or what has changed. */
export interface Collection<Item extends Recorded> {
  /** Goes into cursors and keys. */
  readonly kind: 'vehicles' | 'readings'
  /** The partition of all that a tenant has, in the order of vehicleId. */
  readonly partition: (tenant: string) => string
  readonly key: (tenant: string, vehicleId: string) => ItemKey
  /** One partition of their change feed. */
  readonly changes: (tenant: string, shard: number) => string
  readonly itemOf: (stored: StoredItem) => Item
}

/** The keys that put a record, or its tombstone, into the change feed. */
export function feedKeys(
  { changes }: Pick<Collection<Recorded>, 'changes'>,
  tenant: string,
  { vehicleId, updatedAt }: Recorded,
) {
  return { gsi2pk: changes(tenant, shardOf(vehicleId)), gsi2sk: `${updatedAt}#${vehicleId}` }
}

/** A stored item without its keys. Only this code writes those, so what comes out is what went in. */
export function withoutKeys(item: StoredItem): StoredItem {
  const { pk: _pk, sk: _sk, gsi2pk: _gsi2pk, gsi2sk: _gsi2sk, ...record } = item
  return record
}
