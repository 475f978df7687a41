import type { Store } from 'dynalite/db/index.js'
import { validationError } from './aws-error.ts'
import { tableOf } from './engine.ts'

/** The parameters of both operations. */
interface Request {
  readonly TableName?: string
  readonly TimeToLiveSpecification?: { readonly AttributeName?: unknown; readonly Enabled?: unknown }
}

const settingKey = (table: string) => `time-to-live~${table}`

/**
 * UpdateTimeToLive: which attribute (a number of seconds since 1970) says when an item may be deleted. As on AWS it is
 * refused where it would change nothing, or change the attribute without having been disabled in between.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html
 */
export async function updateTimeToLive(store: Store, request: Request): Promise<object> {
  const { TableName = '', TimeToLiveSpecification: specification } = request
  await tableOf(store, TableName)
  const { AttributeName: attribute, Enabled: enabled } = specification ?? {}
  if (typeof attribute !== 'string' || attribute.length < 1 || attribute.length > 255) {
    throw validationError('TimeToLiveSpecification.AttributeName must be a text of 1 to 255 characters')
  }
  if (typeof enabled !== 'boolean') {
    throw validationError('TimeToLiveSpecification.Enabled must be true or false')
  }
  const current = await timeToLiveAttribute(store, TableName)
  if (current === undefined && !enabled) throw validationError('TimeToLive is already disabled')
  if (current !== undefined && current !== attribute) {
    throw validationError(
      `TimeToLive is active on a different AttributeName: current AttributeName is ${current}`,
    )
  }
  if (current === attribute && enabled) throw validationError('TimeToLive is already enabled')
  const key = settingKey(TableName)
  await store.db.batch([enabled ? { type: 'put', key, value: attribute } : { type: 'del', key }])
  return { TimeToLiveSpecification: specification }
}

/** DescribeTimeToLive. */
export async function describeTimeToLive(store: Store, { TableName = '' }: Request): Promise<object> {
  await tableOf(store, TableName)
  const attribute = await timeToLiveAttribute(store, TableName)
  return {
    TimeToLiveDescription:
      attribute === undefined
        ? { TimeToLiveStatus: 'DISABLED' }
        : { TimeToLiveStatus: 'ENABLED', AttributeName: attribute },
  }
}

/** The attribute that says when a table's items may be deleted, or undefined if they may not. */
export async function timeToLiveAttribute(store: Store, table: string): Promise<string | undefined> {
  const attribute = await store.db.get(settingKey(table))
  return typeof attribute === 'string' ? attribute : undefined
}
