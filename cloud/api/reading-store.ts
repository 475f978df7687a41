import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Reading } from '#contract/telemetry.ts'
import type { FleetTable } from './fleet-table.ts'
import { readingRecords } from './reading-item.ts'

/** What a vehicle of the tenant last said of itself, or undefined where it never has. */
export async function findReading(
  { document, name }: FleetTable,
  tenant: string,
  vehicleId: string,
): Promise<Reading | undefined> {
  const Key = readingRecords.key(tenant, vehicleId)
  const { Item } = await document.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }))
  return Item && readingRecords.itemOf(Item)
}
