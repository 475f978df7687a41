import type { Reading } from '#contract/telemetry.ts'
import { type Collection, feedKeys, withoutKeys } from './collection.ts'
import { readingChangesOf, readingKey, readingsOf } from './keys.ts'

/** What the vehicles last said of themselves. */
export const readingRecords: Collection<Reading> = {
  kind: 'readings',
  partition: readingsOf,
  key: readingKey,
  changes: readingChangesOf,
  itemOf: (stored) => withoutKeys(stored) as unknown as Reading,
}

/** A reading as it is stored. */
export function readingItem(tenant: string, reading: Reading): Record<string, unknown> {
  return {
    ...readingKey(tenant, reading.vehicleId),
    ...feedKeys(readingRecords, tenant, reading),
    ...reading,
  }
}
