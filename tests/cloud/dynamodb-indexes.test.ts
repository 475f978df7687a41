import {
  DeleteCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { startTable, TableName } from '../support/database.ts'

const key = { pk: 'a', sk: '1' }

async function start() {
  const table = await startTable()
  const put = (Item: object) => table.document.send(new PutCommand({ TableName, Item: { ...Item } }))
  const query = (input: Omit<QueryCommandInput, 'TableName'>) =>
    table.document.send(new QueryCommand({ TableName, ...input }))
  return { ...table, put, query }
}

/** Ten entries of the partition `i` of both indexes, written out of order. */
async function startFilled() {
  const table = await start()
  for (const n of [3, 9, 0, 7, 1, 5, 8, 2, 6, 4]) {
    const keys = { gsi1pk: 'i', gsi1sk: `r${n}`, gsi2pk: 'i', gsi2sk: `r${n}` }
    await table.put({ pk: 'a', sk: `${9 - n}`, n, ...keys })
  }
  await table.put({ pk: 'a', sk: 'other', n: -1, gsi1pk: 'j', gsi1sk: 'r0', gsi2pk: 'j', gsi2sk: 'r0' })
  const numbers = async (index: string, range: string, values: object, more: object = {}) => {
    const answer = await table.query({
      IndexName: index,
      KeyConditionExpression: `${index}pk = :pk${range && ` AND ${index}sk ${range}`}`,
      ExpressionAttributeValues: { ':pk': 'i', ...values },
      ...more,
    })
    return answer.Items?.map(({ n }) => n)
  }
  return { ...table, numbers }
}

test('an entry moves with its item, and goes with it', async () => {
  const { put, document, byIndex } = await start()
  await put({ ...key, gsi1pk: 'i', gsi1sk: '1' })
  await put({ ...key, gsi1pk: 'j', gsi1sk: '1' })
  expect(await byIndex('i')).toEqual([])
  expect(await byIndex('j')).toHaveLength(1)
  await document.send(
    new UpdateCommand({
      TableName,
      Key: key,
      UpdateExpression: 'SET gsi1pk = :pk, more = :more',
      ExpressionAttributeValues: { ':pk': 'k', ':more': true },
    }),
  )
  expect(await byIndex('j')).toEqual([])
  expect(await byIndex('k')).toEqual([{ ...key, gsi1pk: 'k', gsi1sk: '1', more: true }])
  await document.send(new DeleteCommand({ TableName, Key: key }))
  expect(await byIndex('k')).toEqual([])
})

test('an item without both keys of an index is not in it', async () => {
  const { put, document, byIndex } = await start()
  await put({ ...key, gsi1pk: 'i' })
  expect(await byIndex('i')).toEqual([])
  await put({ ...key, gsi1pk: 'i', gsi1sk: '1' })
  await document.send(new UpdateCommand({ TableName, Key: key, UpdateExpression: 'REMOVE gsi1sk' }))
  expect(await byIndex('i')).toEqual([])
})

test.each(['gsi1', 'gsi2'])('%s is read in order, by range and backwards', async (index) => {
  const { numbers } = await startFilled()
  expect(await numbers(index, '', {})).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(await numbers(index, '', {}, { ScanIndexForward: false })).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
  expect(await numbers(index, '> :from', { ':from': 'r6' })).toEqual([7, 8, 9])
  expect(await numbers(index, '>= :from', { ':from': 'r6' })).toEqual([6, 7, 8, 9])
  expect(await numbers(index, '< :to', { ':to': 'r2' })).toEqual([0, 1])
  expect(await numbers(index, '<= :to', { ':to': 'r2' })).toEqual([0, 1, 2])
  expect(await numbers(index, 'BETWEEN :from AND :to', { ':from': 'r2', ':to': 'r4' })).toEqual([2, 3, 4])
  expect(await numbers(index, '= :one', { ':one': 'r5' })).toEqual([5])
  expect(await numbers(index, '= :none', { ':none': 'r' })).toEqual([])
  const backFrom = { ScanIndexForward: false, Limit: 2 }
  expect(await numbers(index, '< :to', { ':to': 'r5' }, backFrom)).toEqual([4, 3])
})

test.each([
  ['gsi1', true],
  ['gsi2', true],
  ['gsi1', false],
  ['gsi2', false],
])(
  '%s is read in pages (forward: %s), each from where the last ended',
  async (IndexName, ScanIndexForward) => {
    const { query } = await startFilled()
    const pages: unknown[][] = []
    let ExclusiveStartKey: QueryCommandInput['ExclusiveStartKey']
    do {
      const { Items = [], LastEvaluatedKey } = await query({
        IndexName,
        KeyConditionExpression: `${IndexName}pk = :pk`,
        ExpressionAttributeValues: { ':pk': 'i' },
        ScanIndexForward,
        Limit: 4,
        ExclusiveStartKey,
      })
      pages.push(Items.map(({ n }) => n))
      ExclusiveStartKey = LastEvaluatedKey
    } while (ExclusiveStartKey)
    const all = [
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
    ]
    const backwards = [
      [9, 8, 7, 6],
      [5, 4, 3, 2],
      [1, 0],
    ]
    expect(pages).toEqual(ScanIndexForward ? all : backwards)
  },
)

test('the key that a page ends with names the item in the index and in the table', async () => {
  const { query } = await startFilled()
  const { LastEvaluatedKey } = await query({
    IndexName: 'gsi1',
    KeyConditionExpression: 'gsi1pk = :pk',
    ExpressionAttributeValues: { ':pk': 'i' },
    Limit: 1,
  })
  expect(LastEvaluatedKey).toEqual({ gsi1pk: 'i', gsi1sk: 'r0', pk: 'a', sk: '9' })
})

test('entries with the same keys are all read, page by page', async () => {
  const { put, query } = await start()
  for (let n = 0; n < 5; n += 1) await put({ pk: 'a', sk: `${n}`, gsi1pk: 'i', gsi1sk: 'same' })
  const found: unknown[] = []
  let ExclusiveStartKey: QueryCommandInput['ExclusiveStartKey']
  do {
    const { Items = [], LastEvaluatedKey } = await query({
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :pk AND gsi1sk = :sk',
      ExpressionAttributeValues: { ':pk': 'i', ':sk': 'same' },
      Limit: 1,
      ExclusiveStartKey,
    })
    found.push(...Items.map(({ sk }) => sk))
    ExclusiveStartKey = LastEvaluatedKey
  } while (ExclusiveStartKey)
  expect(found.toSorted()).toEqual(['0', '1', '2', '3', '4'])
})

test('a page ends after 1 MB, and a filter after what it was applied to', async () => {
  const { put, query } = await start()
  for (let n = 0; n < 5; n += 1) await put({ pk: 'a', sk: `${n}`, n, text: 'x'.repeat(300_000) })
  const partition = {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': 'a' },
  }
  const first = await query(partition)
  expect(first.Count).toBe(4)
  const second = await query({ ...partition, ExclusiveStartKey: first.LastEvaluatedKey })
  expect(second.Items).toMatchObject([{ sk: '4' }])
  expect(second.LastEvaluatedKey).toBeUndefined()
  const filtered = await query({
    ...partition,
    FilterExpression: 'n > :n',
    ExpressionAttributeValues: { ':pk': 'a', ':n': 1 },
    Limit: 3,
  })
  expect(filtered).toMatchObject({ Count: 1, ScannedCount: 3, LastEvaluatedKey: { sk: '2' } })
})

test('an index can’t be read consistently, as on AWS', async () => {
  const { query } = await start()
  const consistent = query({
    IndexName: 'gsi1',
    KeyConditionExpression: 'gsi1pk = :pk',
    ExpressionAttributeValues: { ':pk': 'i' },
    ConsistentRead: true,
  })
  await expect(consistent).rejects.toMatchObject({ name: 'ValidationException' })
})
