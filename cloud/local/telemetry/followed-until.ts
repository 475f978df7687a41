import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { FleetTable } from '../../api/fleet-table.ts'

/** Outside every tenant's partitions. */
const Key = { pk: 'SEED', sk: 'READINGS' }

/** Until when (milliseconds since 1970) the vehicles of the table were followed; undefined where none has a reading yet. */
export async function followedUntil({ document, name }: FleetTable): Promise<number | undefined> {
  const { Item } = await document.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }))
  return typeof Item?.['until'] === 'number' ? Item['until'] : undefined
}

/** Remembers it in the table, so that the next start goes on from there. */
export async function writeFollowedUntil({ document, name }: FleetTable, until: number): Promise<void> {
  await document.send(new PutCommand({ TableName: name, Item: { ...Key, until } }))
}
