import { changesDays } from '#contract/page.ts'
import { type Collection, feedKeys, type Recorded } from './collection.ts'
import { tombstoneKey } from './keys.ts'
import type { StoredItem } from './query-items.ts'
import { timeToLiveAttribute } from './table-definition.ts'

/** A day more than changes can be asked for, so that none is gone while it is still looked for. In seconds. */
export const tombstoneSeconds = (changesDays + 1) * 24 * 60 * 60

/** What stands in the change feed for a record that was removed at `updatedAt`: that it is gone. */
export function tombstoneItem(
  collection: Pick<Collection<Recorded>, 'kind' | 'changes'>,
  tenant: string,
  removal: Recorded,
): Record<string, unknown> {
  const { vehicleId, updatedAt } = removal
  return {
    ...tombstoneKey(tenant, collection.kind, vehicleId),
    ...feedKeys(collection, tenant, removal),
    removed: vehicleId,
    [timeToLiveAttribute]: Math.ceil(Date.parse(updatedAt) / 1000) + tombstoneSeconds,
  }
}

/** The id of the vehicle whose record was removed, or undefined where the item is a record. */
export function removedIn(item: StoredItem): string | undefined {
  const { removed } = item
  return typeof removed === 'string' ? removed : undefined
}
