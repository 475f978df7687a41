import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import {
  BatchWriteCommand,
  DeleteCommand,
  paginateQuery,
  PutCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startTable, TableName } from '../support/database.ts'

/*
 * Random writes against a plain model: a map of items. The texts sort differently as UTF-16 and as UTF-8, which is how
 * DynamoDB sorts them; few of them, so that writes meet.
 */

type Item = Readonly<Record<string, string | number>>
type Database = Awaited<ReturnType<typeof startTable>>

const text = fc.constantFrom('a', 'Z', '#~', 'é', '\uffee', '😀')
const key = fc.record({ pk: fc.constantFrom('p', 'p#'), sk: text })
const indexKeys = fc.record(
  { gsi1pk: fc.constantFrom('i', 'j'), gsi1sk: text, gsi2pk: fc.constantFrom('i', 'j'), gsi2sk: text },
  { requiredKeys: [] },
)
const item: fc.Arbitrary<Item> = fc
  .tuple(key, indexKeys, fc.nat(9))
  .map(([one, index, n]) => ({ ...one, ...index, n }))

const step = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), item }),
  fc.record({ kind: fc.constant('delete' as const), item }),
  /** Sets the keys of gsi1 and takes those of gsi2 away. */
  fc.record({ kind: fc.constant('move' as const), item, to: text }),
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never
const distinct = { selector: ({ item: { pk, sk } }: Step) => `${pk}/${sk}`, minLength: 1, maxLength: 4 }
const write = fc.oneof(
  fc.record({ kind: fc.constant('single' as const), steps: step.map((one) => [one]) }),
  fc.record({ kind: fc.constant('batch' as const), steps: fc.uniqueArray(step, distinct) }),
  /** `holds`: whether the condition of its last step does. */
  fc.record({
    kind: fc.constant('transaction' as const),
    steps: fc.uniqueArray(step, distinct),
    holds: fc.boolean(),
  }),
)
type Write = typeof write extends fc.Arbitrary<infer Value> ? Value : never

const keyOf = ({ pk = '', sk = '' }: Item) => ({ pk, sk })
const moved = (to: string) => ({
  UpdateExpression: 'SET gsi1pk = :pk, gsi1sk = :sk REMOVE gsi2pk',
  ExpressionAttributeValues: { ':pk': 'i', ':sk': to },
})

function action(one: Step) {
  const Key = keyOf(one.item)
  if (one.kind === 'put') return { Put: { TableName, Item: one.item } }
  if (one.kind === 'delete') return { Delete: { TableName, Key } }
  return { Update: { TableName, Key, ...moved(one.to) } }
}

/** Carries a write out; a transaction whose condition does not hold is cancelled. */
async function send({ document }: Database, one: Write): Promise<unknown> {
  if (one.kind === 'batch') {
    const requests = one.steps.map((each) =>
      each.kind === 'put'
        ? { PutRequest: { Item: each.item } }
        : { DeleteRequest: { Key: keyOf(each.item) } },
    )
    return document.send(new BatchWriteCommand({ RequestItems: { [TableName]: requests } }))
  }
  if (one.kind === 'transaction') {
    const missing = {
      TableName,
      Key: { pk: 'missing', sk: '1' },
      ConditionExpression: 'attribute_exists(pk)',
    }
    const TransactItems = [...one.steps.map(action), ...(one.holds ? [] : [{ ConditionCheck: missing }])]
    const transaction = document.send(new TransactWriteCommand({ TransactItems }))
    return one.holds ? transaction : transaction.catch(onlyCanceled)
  }
  const [only] = one.steps
  if (!only) return undefined
  const Key = keyOf(only.item)
  if (only.kind === 'put') return document.send(new PutCommand({ TableName, Item: only.item }))
  if (only.kind === 'delete') return document.send(new DeleteCommand({ TableName, Key }))
  return document.send(new UpdateCommand({ TableName, Key, ...moved(only.to) }))
}

function onlyCanceled(error: unknown): void {
  if (!(error instanceof TransactionCanceledException)) throw error
}

/** What the write makes of a model. */
function apply(model: Map<string, Item>, one: Write): void {
  if (one.kind === 'transaction' && !one.holds) return
  for (const each of one.steps) {
    const name = JSON.stringify(keyOf(each.item))
    if (each.kind === 'put') model.set(name, each.item)
    else if (each.kind === 'delete' || one.kind === 'batch') model.delete(name)
    else {
      const { gsi2pk: _, ...kept }: Item = model.get(name) ?? keyOf(each.item)
      model.set(name, { ...kept, gsi1pk: 'i', gsi1sk: each.to })
    }
  }
}

const byText = (one: unknown, other: unknown) =>
  Buffer.compare(Buffer.from(`${one}`), Buffer.from(`${other}`))
const sorted = (items: Iterable<Item>) =>
  [...items].toSorted((one, other) => byText(one['pk'], other['pk']) || byText(one['sk'], other['sk']))

const partitions = ['gsi1', 'gsi2'].flatMap((index) => ['i', 'j'].map((value) => ({ index, value })))

/** What a partition of an index holds, and the order of its entries; those with the same key have none. */
const entries = (index: string, inOrder: readonly Item[]) => ({
  items: sorted(inOrder),
  order: inOrder.map((one) => one[`${index}sk`]),
})

/** The indexes as they are read, in pages of this size. */
function readIndexes({ document }: Database, Limit: number) {
  return Promise.all(
    partitions.map(async ({ index, value }) => {
      const pages = paginateQuery(
        { client: document },
        {
          TableName,
          IndexName: index,
          KeyConditionExpression: `${index}pk = :pk`,
          ExpressionAttributeValues: { ':pk': value },
          Limit,
        },
      )
      const found = (await Array.fromAsync(pages)).flatMap(({ Items = [] }) => Items as Item[])
      return entries(index, found)
    }),
  )
}

/** The indexes as they must be with these items: an item is in one if it has both of its keys. */
function indexesOf(items: readonly Item[]) {
  return partitions.map(({ index, value }) => {
    const inIndex = items.filter((one) => one[`${index}pk`] === value && one[`${index}sk`] !== undefined)
    return entries(
      index,
      inIndex.toSorted((one, other) => byText(one[`${index}sk`], other[`${index}sk`])),
    )
  })
}

async function itemsOf({ document }: Database): Promise<readonly Item[]> {
  const { Items = [] } = await document.send(new ScanCommand({ TableName }))
  return sorted(Items as Item[])
}

test('after any writes, table and indexes are what a plain model says', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(write, { maxLength: 12 }),
      fc.integer({ min: 1, max: 5 }),
      async (writes, limit) => {
        const database = await startTable()
        const model = new Map<string, Item>()
        for (const one of writes) {
          await send(database, one)
          apply(model, one)
        }
        const items = await itemsOf(database)
        expect(items).toEqual(sorted(model.values()))
        expect(await readIndexes(database, limit)).toEqual(indexesOf(items))
      },
    ),
    { numRuns: 60 },
  )
})

test('however writes meet, the indexes agree with the table', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(write, { minLength: 2, maxLength: 12 }), async (writes) => {
      const database = await startTable()
      await Promise.all(writes.map((one) => send(database, one)))
      expect(await readIndexes(database, 3)).toEqual(indexesOf(await itemsOf(database)))
    }),
    { numRuns: 60 },
  )
})
