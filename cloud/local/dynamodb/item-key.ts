import db, { type Data, type Item, type Store } from 'dynalite/db/index.js'
import { called, tableOf } from './engine.ts'
import { validationError } from './aws-error.ts'

/** An item's place in a table, as dynalite writes it. */
export interface ItemKey {
  readonly table: string
  readonly key: string
}

/** The place of the item that a checked request writes or names. @throws an error of DynamoDB for a bad key */
export async function itemKey(
  store: Store,
  data: Pick<Data, 'TableName' | 'Item' | 'Key'>,
): Promise<ItemKey> {
  const table = await tableOf(store, data.TableName)
  const attributes = data.Item ?? data.Key
  if (!attributes) throw validationError('Expected a key or an item')
  const invalid = data.Item ? db.validateItem(data.Item, table) : db.validateKey(attributes, table)
  if (invalid) throw invalid
  return { table: data.TableName, key: db.createKey(attributes, table) }
}

/** The item at a place, or undefined. */
export function itemAt(store: Store, { table, key }: ItemKey): Promise<Item | undefined> {
  return called<Item | undefined>((callback) => store.getItemDb(table).get(key, callback))
}
