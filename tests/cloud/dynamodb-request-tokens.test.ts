import { IdempotentParameterMismatchException } from '@aws-sdk/client-dynamodb'
import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { ClientRequestTokens } from '#cloud/local/dynamodb/client-request-tokens.ts'
import { movableClock } from '../support/clock.ts'
import { failureOf, startTable, TableName } from '../support/database.ts'

const Key = { pk: 'a', sk: '1' }

async function start() {
  const clock = movableClock()
  const table = await startTable({ now: clock.now })
  /** Adds to a counter, so that each time it is carried out shows. */
  const add = (by: number, ClientRequestToken?: string, ConditionExpression?: string) =>
    table.document.send(
      new TransactWriteCommand({
        ClientRequestToken,
        TransactItems: [
          {
            Update: {
              TableName,
              Key,
              UpdateExpression: 'ADD n :by',
              ExpressionAttributeValues: { ':by': by },
              ConditionExpression,
            },
          },
        ],
      }),
    )
  const count = async () => (await table.get(Key))?.['n']
  return { ...table, clock, add, count }
}

test('the same token twice does it once', async () => {
  const { add, count } = await start()
  await add(1, 'token')
  await add(1, 'token')
  expect(await count()).toBe(1)
})

test('another token, or none, does it again', async () => {
  const { add, count } = await start()
  await add(1, 'token')
  await add(1, 'other')
  await add(1)
  await add(1)
  expect(await count()).toBe(4)
})

test('a token with other parameters is refused, and nothing is done', async () => {
  const { add, count } = await start()
  await add(1, 'token')
  expect(await failureOf(add(2, 'token'))).toBeInstanceOf(IdempotentParameterMismatchException)
  expect(await count()).toBe(1)
})

test('parameters in another order are the same', async () => {
  const { document, get } = await start()
  const put = (Item: object) =>
    document.send(
      new TransactWriteCommand({
        ClientRequestToken: 'token',
        TransactItems: [{ Put: { TableName, Item: { ...Item } } }],
      }),
    )
  await put({ ...Key, one: 1, two: 2 })
  await put({ two: 2, one: 1, ...Key })
  expect(await get(Key)).toEqual({ ...Key, one: 1, two: 2 })
})

test('parallel calls with one token do it once, and all are told that it is done', async () => {
  const { add, count } = await start()
  await Promise.all([add(1, 'token'), add(1, 'token'), add(1, 'token')])
  expect(await count()).toBe(1)
})

test('whoever comes while a transaction is under way is told so; the AWS SDK then asks again', async () => {
  const tokens = new ClientRequestTokens(Date.now)
  const request = { ClientRequestToken: 'token', TransactItems: [] }
  const { promise: underWay, resolve: finish } = Promise.withResolvers<object>()
  const first = tokens.once(request, () => underWay)
  await expect(tokens.once(request, () => underWay)).rejects.toMatchObject({
    body: { __type: expect.stringContaining('#TransactionInProgressException') },
  })
  finish({ done: true })
  expect(await first).toEqual({ done: true })
  expect(await tokens.once(request, () => underWay)).toEqual({})
})

test('a transaction that was canceled leaves its token free', async () => {
  const { add, count, document } = await start()
  await expect(add(1, 'token', 'attribute_exists(pk)')).rejects.toThrow('ConditionalCheckFailed')
  await document.send(new PutCommand({ TableName, Item: Key }))
  await add(1, 'token', 'attribute_exists(pk)')
  expect(await count()).toBe(1)
})

test('a token is remembered for 10 minutes', async () => {
  const { add, count, clock } = await start()
  await add(1, 'token')
  clock.forward({ minutes: 10, seconds: -1 })
  await add(1, 'token')
  expect(await count()).toBe(1)
  clock.forward({ seconds: 1 })
  await add(1, 'token')
  expect(await count()).toBe(2)
})

test.each(['', 'x'.repeat(37)])('the token "%s" is refused', async (token) => {
  const { add } = await start()
  await expect(add(1, token)).rejects.toMatchObject({ name: 'ValidationException' })
})
