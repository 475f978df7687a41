import {
  ConditionalCheckFailedException,
  CreateTableCommand,
  DescribeTimeToLiveCommand,
  ListBackupsCommand,
  ResourceInUseException,
  ResourceNotFoundException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { tableDefinition } from '#cloud/api/table-definition.ts'
import { createFleetTable } from '#cloud/local/seed/create-fleet-table.ts'
import { startDatabase } from '../support/database.ts'

const TableName = 'fleet'
const one = { pk: 'a', sk: '1' }
const two = { pk: 'a', sk: '2' }

async function startTable() {
  const database = await startDatabase()
  await createFleetTable(database.client, TableName)
  return database
}

test('a transaction writes all of its items, and their index entries with them', async () => {
  const { document, get, byIndex } = await startTable()
  await document.send(new PutCommand({ TableName, Item: { ...two, old: true } }))
  await document.send(
    new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName, Item: { ...one, gsi1pk: 'i', gsi1sk: '1' } } },
        { Delete: { TableName, Key: two } },
        {
          Update: {
            TableName,
            Key: { pk: 'a', sk: '3' },
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
      ],
    }),
  )
  expect(await byIndex('i')).toEqual([{ ...one, gsi1pk: 'i', gsi1sk: '1' }])
  expect(await get(two)).toBeUndefined()
  expect(await get({ pk: 'a', sk: '3' })).toEqual({ pk: 'a', sk: '3', n: 1 })
})

test('one condition that fails cancels all of a transaction, and the reasons say which', async () => {
  const { document, get, byIndex } = await startTable()
  await document.send(new PutCommand({ TableName, Item: { ...two, version: 3 } }))
  const failure: unknown = await document
    .send(
      new TransactWriteCommand({
        TransactItems: [
          { Put: { TableName, Item: { ...one, gsi1pk: 'i', gsi1sk: '1' } } },
          {
            Put: {
              TableName,
              Item: { ...two, version: 9 },
              ConditionExpression: 'version = :v',
              ExpressionAttributeValues: { ':v': 2 },
              ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            },
          },
          {
            ConditionCheck: {
              TableName,
              Key: { pk: 'b', sk: '1' },
              ConditionExpression: 'attribute_exists(pk)',
            },
          },
        ],
      }),
    )
    .catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(TransactionCanceledException)
  expect((failure as TransactionCanceledException).CancellationReasons).toMatchObject([
    { Code: 'None' },
    { Code: 'ConditionalCheckFailed', Item: { version: { N: '3' } } },
    { Code: 'ConditionalCheckFailed' },
  ])
  expect(await get(one)).toBeUndefined()
  expect(await byIndex('i')).toEqual([])
  expect(await get(two)).toEqual({ ...two, version: 3 })
})

test.each([
  ['no steps', []],
  [
    '101 steps',
    Array.from({ length: 101 }, (_, n) => ({ Delete: { TableName, Key: { pk: 'a', sk: `${n}` } } })),
  ],
  ['one item twice', [{ Delete: { TableName, Key: one } }, { Put: { TableName, Item: one } }]],
])('a transaction with %s is refused', async (_name, TransactItems) => {
  const { document } = await startTable()
  await expect(document.send(new TransactWriteCommand({ TransactItems }))).rejects.toMatchObject({
    name: 'ValidationException',
  })
})

test('of parallel transactions on one version one wins', async () => {
  const { document, get } = await startTable()
  await document.send(new PutCommand({ TableName, Item: { ...one, version: 1 } }))
  const results = await Promise.allSettled(
    Array.from({ length: 30 }, (_, writer) =>
      document.send(
        new TransactWriteCommand({
          TransactItems: [
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
          ],
        }),
      ),
    ),
  )
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const winner = await get(one)
  expect(await get(two)).toEqual({ ...two, writer: winner?.['writer'] })
})

test('a condition that fails on a single item hands back the item, if asked to', async () => {
  const { document } = await startTable()
  await document.send(new PutCommand({ TableName, Item: { ...one, version: 3 } }))
  const failure: unknown = await document
    .send(
      new UpdateCommand({
        TableName,
        Key: one,
        UpdateExpression: 'SET version = :v',
        ConditionExpression: 'version = :v',
        ExpressionAttributeValues: { ':v': 1 },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    )
    .catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(ConditionalCheckFailedException)
  expect(failure).toMatchObject({ Item: { version: { N: '3' } } })
})

test('index entries go with their items', async () => {
  const { document, byIndex } = await startTable()
  await document.send(new PutCommand({ TableName, Item: { ...one, gsi1pk: 'i', gsi1sk: '1' } }))
  await document.send(new PutCommand({ TableName, Item: { ...one, gsi1pk: 'j', gsi1sk: '1' } }))
  expect(await byIndex('i')).toEqual([])
  expect(await byIndex('j')).toHaveLength(1)
  await document.send(new DeleteCommand({ TableName, Key: one }))
  expect(await byIndex('j')).toEqual([])
})

test('a table that is there, one that is not, and an operation it does not know are answered as on AWS', async () => {
  const { client, document } = await startTable()
  const again = client.send(new CreateTableCommand({ TableName, ...tableDefinition }))
  await expect(again).rejects.toBeInstanceOf(ResourceInUseException)
  const missing = document.send(new GetCommand({ TableName: 'other', Key: one }))
  await expect(missing).rejects.toBeInstanceOf(ResourceNotFoundException)
  await expect(client.send(new ListBackupsCommand({}))).rejects.toMatchObject({
    name: 'UnknownOperationException',
  })
})

test('what has expired is swept, and nothing else', async () => {
  const { database, document, client, get } = await startTable()
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }))
  expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' })
  await document.send(new PutCommand({ TableName, Item: { ...one, expiresAt: 99 } }))
  await document.send(new PutCommand({ TableName, Item: { ...two, expiresAt: 100 } }))
  await document.send(new PutCommand({ TableName, Item: { pk: 'a', sk: '3', expiresAt: '2000-01-01' } }))
  expect(await database.sweep(TableName, 100)).toBe(1)
  expect(await get(one)).toBeUndefined()
  expect(await get(two)).toBeDefined()
  expect(await get({ pk: 'a', sk: '3' })).toBeDefined()
})
