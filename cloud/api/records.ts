import type { Collection, Recorded } from './collection.ts'
import type { FleetTable } from './fleet-table.ts'
import { queryItems } from './query-items.ts'

/** The first `most` records of a tenant, in the order of vehicleId, from the one behind `after`. */
export async function recordsAfter<Item extends Recorded>(
  table: FleetTable,
  { partition, itemOf }: Pick<Collection<Item>, 'partition' | 'itemOf'>,
  { tenant, after }: { tenant: string; after: string | undefined },
  most: number,
): Promise<readonly Item[]> {
  const items = await queryItems(
    table,
    {
      KeyConditionExpression: after === undefined ? 'pk = :all' : 'pk = :all AND sk > :after',
      ExpressionAttributeValues: { ':all': partition(tenant), ':after': after },
    },
    most,
  )
  return items.map(itemOf)
}
