import {
  ConditionalCheckFailedException,
  CreateTableCommand,
  ListBackupsCommand,
  ResourceInUseException,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb'
import { DeleteCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { tableDefinition } from '#cloud/api/table-definition.ts'
import { failureOf, startTable, TableName } from '../support/database.ts'

const key = { pk: 'a', sk: '1' }
const stored = { ...key, version: 3, expiresAt: 100 }

async function start() {
  const table = await startTable()
  await table.document.send(new PutCommand({ TableName, Item: stored }))
  return table
}

const expired = 'attribute_not_exists(pk) OR #expiry <= :now'
const names = { '#expiry': 'expiresAt' }

test.each([
  ['version = :v', { ':v': 3 }, undefined],
  ['attribute_exists(pk)', undefined, undefined],
  ['attribute_not_exists(deleted)', undefined, undefined],
  ['version = :v AND attribute_exists(expiresAt)', { ':v': 3 }, undefined],
  ['NOT version = :v', { ':v': 2 }, undefined],
  [expired, { ':now': 100 }, names],
])('a write is carried out where %s with %j holds', async (condition, values, expressionNames) => {
  const { document, get } = await start()
  const Item = { ...key, written: true }
  await document.send(
    new PutCommand({
      TableName,
      Item,
      ConditionExpression: condition,
      ExpressionAttributeValues: values,
      ExpressionAttributeNames: expressionNames,
    }),
  )
  expect(await get(key)).toEqual(Item)
})

test.each([
  ['version = :v', { ':v': 2 }, undefined],
  ['version = :v', { ':v': '3' }, undefined],
  ['attribute_not_exists(pk)', undefined, undefined],
  ['attribute_exists(deleted)', undefined, undefined],
  ['version = :v AND attribute_exists(deleted)', { ':v': 3 }, undefined],
  [expired, { ':now': 99 }, names],
])(
  'every kind of write is refused where %s with %j does not hold',
  async (condition, values, expressionNames) => {
    const { document, get } = await start()
    const conditional = {
      TableName,
      ConditionExpression: condition,
      ExpressionAttributeValues: values,
      ExpressionAttributeNames: expressionNames,
    }
    const failures = [
      await failureOf(document.send(new PutCommand({ ...conditional, Item: key }))),
      await failureOf(document.send(new DeleteCommand({ ...conditional, Key: key }))),
      await failureOf(
        document.send(new UpdateCommand({ ...conditional, Key: key, UpdateExpression: 'REMOVE written' })),
      ),
    ]
    for (const failure of failures) expect(failure).toBeInstanceOf(ConditionalCheckFailedException)
    expect(await get(key)).toEqual(stored)
  },
)

test('a condition on an item that is not there is refused, without one in the answer', async () => {
  const { document, get } = await start()
  const missing = { pk: 'a', sk: 'missing' }
  const failure = await failureOf(
    document.send(
      new PutCommand({
        TableName,
        Item: missing,
        ConditionExpression: 'version = :v',
        ExpressionAttributeValues: { ':v': 1 },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    ),
  )
  expect(failure).toBeInstanceOf(ConditionalCheckFailedException)
  expect(failure).toHaveProperty('Item', undefined)
  expect(await get(missing)).toBeUndefined()
})

test('a condition that fails hands back the item, if asked to', async () => {
  const { document } = await start()
  const update = (ReturnValuesOnConditionCheckFailure: 'ALL_OLD' | 'NONE') =>
    document.send(
      new UpdateCommand({
        TableName,
        Key: key,
        UpdateExpression: 'SET version = :v',
        ConditionExpression: 'version = :v',
        ExpressionAttributeValues: { ':v': 1 },
        ReturnValuesOnConditionCheckFailure,
      }),
    )
  expect(await failureOf(update('ALL_OLD'))).toMatchObject({ Item: { version: { N: '3' } } })
  expect(await failureOf(update('NONE'))).toHaveProperty('Item', undefined)
})

test('what makes no sense is refused with a ValidationException that says why', async () => {
  const { document } = await start()
  const refused = (message: string) => ({
    name: 'ValidationException',
    message: expect.stringContaining(message),
  })
  const condition = new PutCommand({ TableName, Item: key, ConditionExpression: 'version == 1' })
  await expect(document.send(condition)).rejects.toMatchObject(refused('Syntax error'))
  const unused = new PutCommand({ TableName, Item: key, ExpressionAttributeValues: { ':v': 1 } })
  await expect(document.send(unused)).rejects.toMatchObject(refused('ExpressionAttributeValues'))
  const undefinedValue = new PutCommand({ TableName, Item: key, ConditionExpression: 'version = :v' })
  await expect(document.send(undefinedValue)).rejects.toMatchObject(refused(':v'))
  const wrongKey = new GetCommand({ TableName, Key: { pk: 'a' } })
  await expect(document.send(wrongKey)).rejects.toMatchObject(refused('does not match the schema'))
  const noHash = new QueryCommand({
    TableName,
    KeyConditionExpression: 'sk = :sk',
    ExpressionAttributeValues: { ':sk': '1' },
  })
  await expect(document.send(noHash)).rejects.toMatchObject(refused('pk'))
  const noIndex = new QueryCommand({
    TableName,
    IndexName: 'gsi9',
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': 'a' },
  })
  await expect(document.send(noIndex)).rejects.toMatchObject(refused('gsi9'))
})

test('a table that is there, one that is not, and an operation it does not know are answered as on AWS', async () => {
  const { client, document } = await start()
  const again = client.send(new CreateTableCommand({ TableName, ...tableDefinition }))
  await expect(again).rejects.toBeInstanceOf(ResourceInUseException)
  for (const command of [
    new GetCommand({ TableName: 'other', Key: key }),
    new PutCommand({ TableName: 'other', Item: key }),
    new DeleteCommand({ TableName: 'other', Key: key }),
  ]) {
    expect(await failureOf(document.send(command as GetCommand))).toBeInstanceOf(ResourceNotFoundException)
  }
  await expect(client.send(new ListBackupsCommand({}))).rejects.toMatchObject({
    name: 'UnknownOperationException',
  })
})
