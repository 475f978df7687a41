import { setTimeout as pause } from 'node:timers/promises'
import { BatchWriteCommand, type BatchWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { FleetTable } from '../../api/fleet-table.ts'

/** How many items BatchWriteItem takes. */
const batchSize = 25

/** Puts many items, a batch at a time; what DynamoDB sends back for being too busy is sent again. */
export async function batchPut({ document, name }: FleetTable, items: Iterable<object>): Promise<void> {
  let batch: object[] = []
  const flush = async () => {
    const requests = batch.map((Item) => ({ PutRequest: { Item: { ...Item } } }))
    batch = []
    let left: BatchWriteCommandInput['RequestItems'] = requests.length > 0 ? { [name]: requests } : {}
    for (let tried = 0; Object.keys(left).length > 0; tried += 1) {
      if (tried > 0) await pause(Math.min(2 ** tried * 10, 1000))
      left = (await document.send(new BatchWriteCommand({ RequestItems: left }))).UnprocessedItems ?? {}
    }
  }
  for (const item of items) {
    batch.push(item)
    if (batch.length === batchSize) await flush()
  }
  await flush()
}
