import { ResourceNotFoundException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import {
  PutCommand,
  TransactGetCommand,
  type TransactGetCommandInput,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import type { LocalDynamoOptions } from '#cloud/local/dynamodb/local-dynamo.ts'
import { emptyFolder, failureOf, startTable, TableName } from '../support/database.ts'

type Actions = NonNullable<TransactGetCommandInput['TransactItems']>

const one = { pk: 'a', sk: '1' }
const two = { pk: 'a', sk: '2' }

async function start(options?: LocalDynamoOptions) {
  const table = await startTable(options)
  const put = (Item: object) => table.document.send(new PutCommand({ TableName, Item: { ...Item } }))
  const transactGet = async (TransactItems: Actions) => {
    const { Responses } = await table.document.send(new TransactGetCommand({ TransactItems }))
    return Responses?.map(({ Item }) => Item)
  }
  return { ...table, put, transactGet }
}

test('items are answered in the order they were asked for, missing ones as such', async () => {
  const { put, transactGet } = await start()
  await put({ ...one, n: 1 })
  await put({ ...two, n: 2, more: true })
  const items = await transactGet([
    { Get: { TableName, Key: two, ProjectionExpression: 'n' } },
    { Get: { TableName, Key: { pk: 'a', sk: 'missing' } } },
    { Get: { TableName, Key: one } },
  ])
  expect(items).toEqual([{ n: 2 }, undefined, { ...one, n: 1 }])
})

test('what is read together was written together, however many write', async () => {
  // On disk, where reads are carried out in parallel.
  const { document, transactGet } = await start({ directory: await emptyFolder() })
  const keys = Array.from({ length: 60 }, (_, n) => ({ pk: 'a', sk: `${n}` }))
  const write = (n: number) =>
    document.send(
      new TransactWriteCommand({
        TransactItems: keys.map((key) => ({ Put: { TableName, Item: { ...key, n } } })),
      }),
    )
  const read = async () => {
    const items = await transactGet(keys.map((Key) => ({ Get: { TableName, Key } })))
    return new Set(items?.map((item) => item?.['n'])).size
  }
  await write(0)
  const writer = { isDone: false }
  const writing = (async () => {
    for (let n = 1; n <= 10; n += 1) await write(n)
    writer.isDone = true
  })()
  const different = new Set<number>()
  while (!writer.isDone) for (const size of await Promise.all([read(), read(), read()])) different.add(size)
  await writing
  expect(different).toEqual(new Set([1]))
})

test.each<[string, Actions]>([
  ['nothing', []],
  [
    '101 items',
    Array.from({ length: 101 }, (_, n) => ({ Get: { TableName, Key: { pk: 'a', sk: `${n}` } } })),
  ],
  ['one item twice', [{ Get: { TableName, Key: one } }, { Get: { TableName, Key: one } }]],
  ['an empty key', [{ Get: { TableName, Key: { pk: '', sk: '1' } } }]],
])('asking for %s is refused with a ValidationException', async (_name, actions) => {
  const { transactGet } = await start()
  await expect(transactGet(actions)).rejects.toMatchObject({ name: 'ValidationException' })
})

test('more than 4 MB are not read at once', async () => {
  const { put, transactGet } = await start()
  const keys = Array.from({ length: 13 }, (_, n) => ({ pk: 'a', sk: `${n}` }))
  for (const key of keys) await put({ ...key, text: 'x'.repeat(349_500) })
  const gets = keys.map((Key) => ({ Get: { TableName, Key } }))
  await expect(transactGet(gets)).rejects.toMatchObject({ name: 'ValidationException' })
  expect(await transactGet(gets.slice(0, 11))).toHaveLength(11)
})

test('a key of the wrong type and a table that is not there have errors of their own', async () => {
  const { transactGet } = await start()
  const wrong = await failureOf(transactGet([{ Get: { TableName, Key: { pk: 1, sk: '1' } } }]))
  expect(wrong).toBeInstanceOf(TransactionCanceledException)
  const missing = await failureOf(transactGet([{ Get: { TableName: 'other', Key: one } }]))
  expect(missing).toBeInstanceOf(ResourceNotFoundException)
})
