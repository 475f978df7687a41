import { BatchWriteCommand, type BatchWriteCommandInput, PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { startTable, TableName } from '../support/database.ts'

type Requests = NonNullable<BatchWriteCommandInput['RequestItems']>[string]

const one = { pk: 'a', sk: '1' }
const two = { pk: 'a', sk: '2' }

async function start() {
  const table = await startTable()
  await table.document.send(new PutCommand({ TableName, Item: { ...one, gsi1pk: 'i', gsi1sk: '1' } }))
  const write = (requests: Requests) =>
    table.document.send(new BatchWriteCommand({ RequestItems: { [TableName]: requests } }))
  return { ...table, write }
}

test('puts and deletes are carried out, index entries with them, and nothing is left over', async () => {
  const { write, partition, byIndex } = await start()
  const put = { ...two, gsi1pk: 'i', gsi1sk: '2' }
  const { UnprocessedItems } = await write([{ PutRequest: { Item: put } }, { DeleteRequest: { Key: one } }])
  expect(UnprocessedItems).toEqual({})
  expect(await partition('a')).toEqual([put])
  expect(await byIndex('i')).toEqual([put])
})

test('25 items are taken', async () => {
  const { write, partition } = await start()
  await write(Array.from({ length: 25 }, (_, n) => ({ PutRequest: { Item: { pk: 'b', sk: `${n}` } } })))
  expect(await partition('b')).toHaveLength(25)
})

test.each<[string, Requests]>([
  ['nothing', []],
  ['26 items', Array.from({ length: 26 }, (_, n) => ({ PutRequest: { Item: { pk: 'a', sk: `${n}` } } }))],
  ['one item twice', [{ PutRequest: { Item: two } }, { DeleteRequest: { Key: two } }]],
  [
    'a key of the wrong type',
    [{ DeleteRequest: { Key: one } }, { PutRequest: { Item: { pk: 1, sk: '1' } } }],
  ],
])('%s is refused with a ValidationException, and nothing is written', async (_name, requests) => {
  const { write, partition } = await start()
  await expect(write(requests)).rejects.toMatchObject({ name: 'ValidationException' })
  expect(await partition('a')).toHaveLength(1)
})
