import db, { type Data, type Store } from 'dynalite/db/index.js'
import { AwsError, isAwsError, isConditionFailure, validationError } from './aws-error.ts'
import { carryOut, checked, type EngineOperation } from './engine.ts'
import { itemAt, itemKey, type ItemKey, withLocks } from './item-key.ts'
import { type StagedStore, stagedStore } from './staged-store.ts'

/** How each kind of step is checked and carried out; a ConditionCheck has the parameters of a delete, and deletes nothing. */
const operations: Readonly<Record<string, EngineOperation>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'DeleteItem',
}

interface Step {
  readonly kind: string
  readonly operation: EngineOperation
  readonly data: Data
  readonly place: ItemKey
}

interface Reason {
  readonly Code: string
  readonly Message?: string
  readonly Item?: unknown
}

/** The length of the list that TransactWriteItems takes. */
const mostSteps = 100

/**
 * TransactWriteItems, which dynalite lacks: all steps or none, each condition checked while every item is locked.
 * Answers to a repeated ClientRequestToken are not remembered: nothing here is sent twice, there is no network.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export async function transactWrite(store: Store, request: { TransactItems?: unknown }): Promise<object> {
  const steps = await stepsOf(store, request.TransactItems)
  return withLocks(
    store,
    steps.map(({ place }) => place),
    async () => {
      const staged = stagedStore(store)
      const reasons: Reason[] = []
      for (const step of steps) reasons.push(await reasonAgainst(staged, step))
      if (reasons.some(({ Code }) => Code !== 'None')) throw canceled(reasons)
      await staged.commit()
      return {}
    },
  )
}

async function stepsOf(store: Store, items: unknown): Promise<readonly Step[]> {
  if (!Array.isArray(items) || items.length === 0 || items.length > mostSteps) {
    throw validationError(`TransactItems must have length 1 to ${mostSteps}`)
  }
  const steps = await Promise.all(items.map((item: unknown) => stepOf(store, item)))
  const places = new Set(steps.map(({ place }) => `${place.table}/${place.key}`))
  if (places.size < steps.length) {
    throw validationError('Transaction request cannot include multiple operations on one item')
  }
  return steps
}

async function stepOf(store: Store, item: unknown): Promise<Step> {
  const [entry, more] = Object.entries(item ?? {})
  const operation = entry && operations[entry[0]]
  if (!entry || !operation || more || typeof entry[1] !== 'object') {
    throw validationError('TransactItems can only contain one of Check, Put, Update or Delete')
  }
  const data = checked(store, operation, entry[1] as object)
  return { kind: entry[0], operation, data, place: await itemKey(store, data) }
}

async function reasonAgainst(staged: StagedStore, { kind, operation, data, place }: Step): Promise<Reason> {
  const old = await itemAt(staged, place)
  try {
    if (kind === 'ConditionCheck') {
      const failure = db.checkConditional(data, old)
      if (failure) throw failure
    } else {
      await carryOut(staged, operation, data)
    }
    return { Code: 'None' }
  } catch (error) {
    if (!isAwsError(error)) throw error
    const isCondition = isConditionFailure(error)
    const returnsOld = isCondition && old && data.ReturnValuesOnConditionCheckFailure === 'ALL_OLD'
    return {
      Code: isCondition ? 'ConditionalCheckFailed' : 'ValidationError',
      Message: String(error.body['message']),
      ...(returnsOld && { Item: old }),
    }
  }
}

function canceled(reasons: readonly Reason[]): AwsError {
  const codes = reasons.map(({ Code }) => Code).join(', ')
  return new AwsError(
    'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  )
}
