import type { Item, Store } from 'dynalite/db/index.js'
import { isConditionFailure, validationError } from './aws-error.ts'
import { carryOut, checked, tableOf } from './engine.ts'
import { singleWrite } from './single-write.ts'

interface Specification {
  readonly TableName?: string
  readonly TimeToLiveSpecification?: { readonly AttributeName?: string; readonly Enabled?: boolean }
}

const settingKey = (table: string) => `time-to-live~${table}`

/** UpdateTimeToLive: which attribute (a number of seconds since 1970) says when an item may be deleted. */
export async function updateTimeToLive(store: Store, request: Specification): Promise<object> {
  const { TableName = '', TimeToLiveSpecification: specification } = request
  await tableOf(store, TableName)
  if (!specification?.AttributeName) throw validationError('Expected TimeToLiveSpecification.AttributeName')
  await store.db.put(settingKey(TableName), specification.Enabled ? specification.AttributeName : null)
  return { TimeToLiveSpecification: specification }
}

/** DescribeTimeToLive. */
export async function describeTimeToLive(store: Store, { TableName = '' }: Specification): Promise<object> {
  await tableOf(store, TableName)
  const attribute = await timeToLiveAttribute(store, TableName)
  return {
    TimeToLiveDescription: attribute
      ? { TimeToLiveStatus: 'ENABLED', AttributeName: attribute }
      : { TimeToLiveStatus: 'DISABLED' },
  }
}

/** Deletes what has expired by `seconds` (since 1970) and answers how many items that were. */
export async function sweepExpired(store: Store, TableName: string, seconds: number): Promise<number> {
  const attribute = await timeToLiveAttribute(store, TableName)
  if (!attribute) return 0
  const { KeySchema } = await tableOf(store, TableName)
  let swept = 0
  let ExclusiveStartKey: Item | undefined
  do {
    const page: { Items?: readonly Item[]; LastEvaluatedKey?: Item } = await carryOut(
      store,
      'Scan',
      checked(store, 'Scan', {
        TableName,
        FilterExpression: '#expiry < :now',
        ExpressionAttributeNames: { '#expiry': attribute },
        ExpressionAttributeValues: { ':now': { N: String(seconds) } },
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    )
    for (const item of page.Items ?? []) {
      const Key = Object.fromEntries(
        KeySchema.map(({ AttributeName }) => [AttributeName, item[AttributeName]]),
      )
      await deleteIfStillExpired(store, { TableName, Key, attribute, seconds })
      swept += 1
    }
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return swept
}

interface Expired {
  readonly TableName: string
  readonly Key: object
  readonly attribute: string
  readonly seconds: number
}

/** The condition guards an item that was written anew since the scan. */
async function deleteIfStillExpired(store: Store, { TableName, Key, attribute, seconds }: Expired) {
  try {
    await singleWrite(store, 'DeleteItem', {
      TableName,
      Key,
      ConditionExpression: '#expiry < :now',
      ExpressionAttributeNames: { '#expiry': attribute },
      ExpressionAttributeValues: { ':now': { N: String(seconds) } },
    })
  } catch (error) {
    if (!isConditionFailure(error)) throw error
  }
}

async function timeToLiveAttribute(store: Store, table: string): Promise<string | undefined> {
  const attribute = await store.db.get(settingKey(table))
  return typeof attribute === 'string' ? attribute : undefined
}
