import type { Sample } from '#contract/telemetry.ts'
import type { FleetTable } from './fleet-table.ts'
import { pastKey } from './keys.ts'
import { dayOf, samplesIn } from './past-item.ts'
import { queryItems, type StoredItem } from './query-items.ts'

/** No vehicle's past has more days than this: they are deleted in time. */
const mostDays = 1000

/** What a vehicle said on the day of `since` (ISO 8601, UTC) and later, a stored item a day, oldest first. */
export function pastItemsSince(
  table: FleetTable,
  tenant: string,
  vehicleId: string,
  since: string,
): Promise<readonly StoredItem[]> {
  const { pk, sk } = pastKey(tenant, vehicleId, dayOf(since))
  return queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :vehicle AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: {
        ':vehicle': pk,
        ':first': sk,
        // `~` is behind every day.
        ':last': pastKey(tenant, vehicleId, '~').sk,
      },
    },
    mostDays,
  )
}

/** What a vehicle said at `since` (ISO 8601, UTC) and later, oldest first. */
export async function pastSince(
  table: FleetTable,
  tenant: string,
  vehicleId: string,
  since: string,
): Promise<readonly Sample[]> {
  const days = await pastItemsSince(table, tenant, vehicleId, since)
  return days.flatMap(samplesIn).filter(({ at }) => at >= since)
}
