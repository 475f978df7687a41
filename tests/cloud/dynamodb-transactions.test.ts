import {
  ResourceNotFoundException,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { PutCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { failureOf, startTable, TableName } from '../support/database.ts'

type Actions = NonNullable<TransactWriteCommandInput['TransactItems']>

const one = { pk: 'a', sk: '1' }
const two = { pk: 'a', sk: '2' }
const three = { pk: 'a', sk: '3' }

async function start() {
  const table = await startTable()
  const put = (Item: object) => table.document.send(new PutCommand({ TableName, Item: { ...Item } }))
  const transact = (TransactItems: Actions) =>
    table.document.send(new TransactWriteCommand({ TransactItems }))
  return { ...table, put, transact }
}

async function reasonsOf(transaction: Promise<unknown>) {
  const failure = await failureOf(transaction)
  expect(failure).toBeInstanceOf(TransactionCanceledException)
  return (failure as TransactionCanceledException).CancellationReasons
}

test('a transaction writes all of its items, and their index entries with them', async () => {
  const { put, transact, get, byIndex } = await start()
  await put({ ...two, old: true })
  await transact([
    { Put: { TableName, Item: { ...one, gsi1pk: 'i', gsi1sk: '1' } } },
    { Delete: { TableName, Key: two } },
    {
      Update: {
        TableName,
        Key: three,
        UpdateExpression: 'SET n = :n',
        ExpressionAttributeValues: { ':n': 1 },
      },
    },
    {
      ConditionCheck: {
        TableName,
        Key: { pk: 'a', sk: '4' },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ])
  expect(await byIndex('i')).toEqual([{ ...one, gsi1pk: 'i', gsi1sk: '1' }])
  expect(await get(two)).toBeUndefined()
  expect(await get(three)).toEqual({ ...three, n: 1 })
})

test('one condition that fails cancels all of it, and the reasons say which in the order of the actions', async () => {
  const { put, transact, get, byIndex } = await start()
  await put({ ...two, version: 3 })
  await put({ ...three, gsi1pk: 'i', gsi1sk: 'kept' })
  const reasons = await reasonsOf(
    transact([
      { Put: { TableName, Item: { ...one, gsi1pk: 'i', gsi1sk: '1' } } },
      {
        Update: {
          TableName,
          Key: two,
          UpdateExpression: 'SET version = :next',
          ConditionExpression: 'version = :v',
          ExpressionAttributeValues: { ':v': 2, ':next': 3 },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
      { Delete: { TableName, Key: three } },
      {
        ConditionCheck: {
          TableName,
          Key: { pk: 'b', sk: '1' },
          ConditionExpression: 'attribute_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
    ]),
  )
  const conditional = { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' }
  expect(reasons).toEqual([
    { Code: 'None' },
    { ...conditional, Item: { pk: { S: 'a' }, sk: { S: '2' }, version: { N: '3' } } },
    { Code: 'None' },
    conditional,
  ])
  expect(await get(one)).toBeUndefined()
  expect(await get(two)).toEqual({ ...two, version: 3 })
  expect(await byIndex('i')).toHaveLength(1)
})

test('the item is handed back only to the action that asks for it', async () => {
  const { put, transact } = await start()
  await put(one)
  await put(two)
  const isNew = 'attribute_not_exists(pk)'
  const reasons = await reasonsOf(
    transact([
      { Put: { TableName, Item: one, ConditionExpression: isNew } },
      {
        Delete: {
          TableName,
          Key: two,
          ConditionExpression: isNew,
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
    ]),
  )
  expect(reasons?.map(({ Item }) => Item)).toEqual([undefined, { pk: { S: 'a' }, sk: { S: '2' } }])
})

test('an update that can’t be carried out cancels the transaction as a ValidationError', async () => {
  const { put, transact, get } = await start()
  await put({ ...two, text: 'x' })
  const reasons = await reasonsOf(
    transact([
      { Put: { TableName, Item: one } },
      {
        Update: {
          TableName,
          Key: two,
          UpdateExpression: 'ADD #text :n',
          ExpressionAttributeNames: { '#text': 'text' },
          ExpressionAttributeValues: { ':n': 1 },
        },
      },
    ]),
  )
  expect(reasons).toMatchObject([{ Code: 'None' }, { Code: 'ValidationError' }])
  expect(await get(one)).toBeUndefined()
})

test.each([
  ['of the table', { pk: 1, sk: '1' }],
  ['of an index', { ...one, gsi1pk: 7, gsi1sk: '1' }],
])('a key %s that is of the wrong type cancels the transaction as a ValidationError', async (_name, Item) => {
  const { transact, get } = await start()
  const reasons = await reasonsOf(transact([{ Put: { TableName, Item: two } }, { Put: { TableName, Item } }]))
  expect(reasons).toMatchObject([{ Code: 'None' }, { Code: 'ValidationError', Message: /.+/ }])
  expect(await get(two)).toBeUndefined()
})

const deletes = (count: number): Actions =>
  Array.from({ length: count }, (_, n) => ({ Delete: { TableName, Key: { pk: 'a', sk: `${n}` } } }))
const megabytes = (count: number): Actions =>
  Array.from({ length: count }, (_, n) => ({
    Put: { TableName, Item: { pk: 'a', sk: `${n}`, text: 'x'.repeat(349_500) } },
  }))

test.each<[string, Actions]>([
  ['no actions', []],
  ['101 actions', deletes(101)],
  ['two actions on one item', [{ Delete: { TableName, Key: one } }, { Put: { TableName, Item: one } }]],
  ['more than 4 MB', megabytes(13)],
  ['an empty key', [{ Put: { TableName, Item: { pk: '', sk: '1' } } }]],
  ['an action of two kinds', [{ Delete: { TableName, Key: one }, Put: { TableName, Item: two } }]],
  ['an action of no kind', [{}]],
  ['an item of more than 400 kB', [{ Put: { TableName, Item: { ...one, text: 'x'.repeat(409_600) } } }]],
])('a transaction with %s is refused with a ValidationException', async (_name, actions) => {
  const { transact, partition } = await start()
  await expect(transact(actions)).rejects.toMatchObject({ name: 'ValidationException' })
  expect(await partition('a')).toEqual([])
})

test('100 actions, and almost 4 MB, are taken', async () => {
  const { transact, partition } = await start()
  await transact(megabytes(11))
  expect(await partition('a')).not.toEqual([])
  await transact(deletes(100))
  expect(await partition('a')).toEqual([])
})

test.each([
  ['ConditionCheck', { TableName, Key: { pk: { S: 'a' }, sk: { S: '1' } } }, 'ConditionExpression'],
  ['Update', { TableName, Key: { pk: { S: 'a' }, sk: { S: '1' } } }, 'UpdateExpression'],
])('a %s without its expression is refused, naming it', async (kind, parameters, needed) => {
  const { client } = await start()
  // The SDK's types ask for the expression, its code does not.
  const input = { TransactItems: [{ [kind]: parameters }] }
  await expect(client.send(new TransactWriteItemsCommand(input))).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining(needed),
  })
})

test('a transaction on a table that is not there is refused with a ResourceNotFoundException', async () => {
  const { transact, get } = await start()
  const transaction = transact([
    { Put: { TableName, Item: one } },
    { Put: { TableName: 'other', Item: one } },
  ])
  await expect(transaction).rejects.toBeInstanceOf(ResourceNotFoundException)
  expect(await get(one)).toBeUndefined()
})

test('of parallel transactions on one version one wins, and the others change nothing', async () => {
  const { put, transact, get } = await start()
  await put({ ...one, version: 1 })
  const results = await Promise.allSettled(
    Array.from({ length: 30 }, (_, writer) =>
      transact([
        { Put: { TableName, Item: { ...two, writer } } },
        {
          Update: {
            TableName,
            Key: one,
            UpdateExpression: 'SET version = :next, writer = :writer',
            ConditionExpression: 'version = :v',
            ExpressionAttributeValues: { ':v': 1, ':next': 2, ':writer': writer },
          },
        },
      ]),
    ),
  )
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const winner = await get(one)
  expect(await get(two)).toEqual({ ...two, writer: winner?.['writer'] })
})
