import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { StoredItem } from '#cloud/api/query-items.ts'
import { type Sent, unitsTold } from './commands.ts'
import { stepsOf } from './steps.ts'
import { indexUnits, itemSize, readUnits, transactedUnits } from './units.ts'

/** What commands consume by the rules of DynamoDB. */
export interface Consumed {
  readonly read: number
  readonly written: number
}

/**
 * What commands consume. The reads are held against what the local database says of itself; of transactions and indexes it says
 * nothing. @throws {Error} where both differ
 */
export async function consumedBy(
  document: DynamoDBDocumentClient,
  commands: readonly Sent[],
  originals: readonly StoredItem[],
): Promise<Consumed> {
  let read = 0
  for (const sent of commands) {
    const bytes = itemsRead(sent).reduce((sum, item) => sum + itemSize(item), 0)
    const told = await unitsTold(document, sent)
    if (told === null || sent.name === 'TransactWriteItemsCommand') continue
    const units = readUnits(bytes, sent.input.ConsistentRead)
    // On AWS nothing found has its price too; here it is free.
    if (told !== (bytes === 0 ? 0 : units)) {
      throw new Error(`Expected ${units} read units for ${bytes} bytes; the local database says ${told}`)
    }
    read += units
  }
  const written = stepsOf(commands, originals).reduce(
    (sum, step) => sum + transactedUnits(step) + (step.isWrite ? indexUnits(step) : 0),
    0,
  )
  return { read, written }
}

function itemsRead(sent: Sent): readonly StoredItem[] {
  if (sent.name === 'QueryCommand') return sent.output.Items ?? []
  return sent.name === 'GetItemCommand' && sent.output.Item ? [sent.output.Item] : []
}
