import db, { type Data, type Store } from 'dynalite/db/index.js'
import { type AwsErrorLike, isValidationError, validationError } from './aws-error.ts'
import { type CancellationReason, cancelFor, noReason, reasonOf } from './cancellation.ts'
import { checked, type EngineOperation } from './engine.ts'
import { itemKey, type ItemKey } from './item-key.ts'

/** One action of a transaction, checked, and the item that it is about. */
export interface TransactAction {
  readonly kind: string
  readonly operation: EngineOperation
  readonly data: Data
  readonly place: ItemKey
}

/** How one kind of action is checked and carried out, and what it must have beside what the operation asks for. */
export interface ActionKind {
  readonly operation: EngineOperation
  readonly needs?: 'UpdateExpression' | 'ConditionExpression'
}

/** How many actions a transaction takes, and of how many bytes in all. */
const mostActions = 100
const mostBytes = 4 * 1024 * 1024

/**
 * The actions of a transaction, before anything is done. @throws an error of DynamoDB: a request that makes no sense is
 * refused as such; one whose keys are of the wrong type is a transaction that was canceled.
 */
export async function actionsOf(
  store: Store,
  kinds: Readonly<Record<string, ActionKind>>,
  items: unknown,
): Promise<readonly TransactAction[]> {
  if (!Array.isArray(items) || items.length === 0 || items.length > mostActions) {
    throw validationError(`TransactItems must have length 1 to ${mostActions}`)
  }
  const located = await Promise.all(items.map((item: unknown) => locatedAction(store, kinds, item)))
  cancelFor(located.map((one) => ('Code' in one ? one : noReason)))
  const actions = located.filter((one) => 'place' in one)
  const places = new Set(actions.map(({ place }) => `${place.table}/${place.key}`))
  if (places.size < actions.length) {
    throw validationError('Transaction request cannot include multiple operations on one item')
  }
  assertSize(actions.map(({ data }) => data.Item ?? data.Key ?? {}))
  return actions
}

/** @throws an error of DynamoDB if these are more than a transaction may write or read */
export function assertSize(items: readonly Parameters<typeof db.itemSize>[0][]): void {
  const bytes = items.reduce((total, item) => total + db.itemSize(item), 0)
  if (bytes > mostBytes) throw validationError(`Transaction of ${bytes} bytes exceeds 4 MB`)
}

async function locatedAction(
  store: Store,
  kinds: Readonly<Record<string, ActionKind>>,
  item: unknown,
): Promise<TransactAction | CancellationReason> {
  const [entry, more] = Object.entries(item ?? {})
  const kind = entry && Object.hasOwn(kinds, entry[0]) ? kinds[entry[0]] : undefined
  if (!entry || !kind || more || typeof entry[1] !== 'object' || entry[1] === null) {
    throw validationError(`TransactItems must each have one of ${Object.keys(kinds).join(', ')}`)
  }
  const { operation, needs } = kind
  if (needs && !(needs in entry[1])) throw validationError(`${entry[0]} must have ${needs}`)
  const data = checked(store, operation, entry[1])
  try {
    return { kind: entry[0], operation, data, place: await itemKey(store, data) }
  } catch (error) {
    if (isValidationError(error) && !isAboutEmptyKey(error)) return reasonOf(error)
    throw error
  }
}

/** An empty key is found before the transaction begins, one of the wrong type by the transaction: AWS tells them apart. */
function isAboutEmptyKey({ body }: AwsErrorLike): boolean {
  return String(body['message']).includes('cannot contain an empty')
}
