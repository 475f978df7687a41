import type { Item, Store } from 'dynalite/db/index.js'
import { isConditionFailure } from './aws-error.ts'
import { carryOut, checked, tableOf } from './engine.ts'
import { singleWrite } from './single-write.ts'
import { timeToLiveAttribute } from './time-to-live.ts'

/** What expired longer ago than this is not deleted: rather a mistake than a time. In seconds, five years. */
const longestAgo = 5 * 365 * 86_400

/**
 * Deletes what has expired by `seconds` (since 1970), with its index entries, and answers how many items that were.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html
 */
export async function sweepExpired(store: Store, TableName: string, seconds: number): Promise<number> {
  const attribute = await timeToLiveAttribute(store, TableName)
  if (attribute === undefined) return 0
  const { KeySchema } = await tableOf(store, TableName)
  const hasExpired = {
    ExpressionAttributeNames: { '#expiry': attribute },
    ExpressionAttributeValues: {
      ':now': { N: String(seconds) },
      ':longestAgo': { N: String(seconds - longestAgo) },
    },
  }
  const expression = '#expiry < :now AND #expiry > :longestAgo'
  let swept = 0
  let ExclusiveStartKey: Item | undefined
  do {
    const page: { Items?: readonly Item[]; LastEvaluatedKey?: Item } = await carryOut(
      store,
      'Scan',
      checked(store, 'Scan', {
        TableName,
        FilterExpression: expression,
        ...hasExpired,
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    )
    for (const item of page.Items ?? []) {
      const Key = Object.fromEntries(
        KeySchema.map(({ AttributeName }) => [AttributeName, item[AttributeName]]),
      )
      // The condition guards an item that was written anew since the scan.
      if (await deleted(store, { TableName, Key, ConditionExpression: expression, ...hasExpired })) swept += 1
    }
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return swept
}

async function deleted(store: Store, request: object): Promise<boolean> {
  try {
    await singleWrite(store, 'DeleteItem', request)
    return true
  } catch (error) {
    if (isConditionFailure(error)) return false
    throw error
  }
}
