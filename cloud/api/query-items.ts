import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { FleetTable } from './fleet-table.ts'

/** An item as it is stored, its keys included. */
export type StoredItem = Readonly<Record<string, unknown>>

/** The first `most` items of a query: a single answer of DynamoDB ends at 1 MB, so it may take several. */
export async function queryItems(
  { document, name }: FleetTable,
  query: Omit<QueryCommandInput, 'TableName' | 'Limit' | 'ExclusiveStartKey'>,
  most: number,
): Promise<readonly StoredItem[]> {
  const items: StoredItem[] = []
  let ExclusiveStartKey: QueryCommandInput['ExclusiveStartKey']
  do {
    const answer = await document.send(
      new QueryCommand({ ...query, TableName: name, Limit: most - items.length, ExclusiveStartKey }),
    )
    items.push(...(answer.Items ?? []))
    ExclusiveStartKey = answer.LastEvaluatedKey
  } while (ExclusiveStartKey && items.length < most)
  return items
}
