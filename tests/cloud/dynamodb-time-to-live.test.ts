import {
  DescribeTimeToLiveCommand,
  ResourceNotFoundException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { failureOf, startTable, TableName } from '../support/database.ts'

const year = 365 * 86_400
const now = 50 * year

async function start() {
  const table = await startTable()
  const put = (sk: string, more: object) =>
    table.document.send(new PutCommand({ TableName, Item: { pk: 'a', sk, ...more } }))
  const left = async () => (await table.partition('a')).map(({ sk }) => sk)
  const update = (AttributeName: string, Enabled: boolean) =>
    table.client.send(
      new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { AttributeName, Enabled } }),
    )
  const describe = async () =>
    (await table.client.send(new DescribeTimeToLiveCommand({ TableName }))).TimeToLiveDescription
  return { ...table, put, left, update, describe }
}

test('what has expired is swept, and nothing else', async () => {
  const { database, put, left } = await start()
  await put('expired', { expiresAt: now - 1 })
  await put('this second', { expiresAt: now })
  await put('later', { expiresAt: now + 1 })
  await put('a text', { expiresAt: '1970-01-01' })
  await put('digits', { expiresAt: '1' })
  await put('a list', { expiresAt: [1] })
  await put('null', { expiresAt: null })
  await put('none', {})
  await put('another attribute', { validUntil: 1 })
  await put('more than five years ago', { expiresAt: now - 5 * year - 1 })
  expect(await database.sweep(TableName, now)).toBe(1)
  expect(await left()).toEqual(
    [
      'this second',
      'later',
      'a text',
      'digits',
      'a list',
      'null',
      'none',
      'another attribute',
      'more than five years ago',
    ].toSorted(),
  )
  expect(await database.sweep(TableName, now)).toBe(0)
})

test('the index entries of what has expired are swept with it', async () => {
  const { database, put, byIndex } = await start()
  await put('1', { expiresAt: now - 1, gsi1pk: 'i', gsi1sk: '1' })
  await put('2', { expiresAt: now + 1, gsi1pk: 'i', gsi1sk: '2' })
  await database.sweep(TableName, now)
  expect(await byIndex('i')).toMatchObject([{ sk: '2' }])
})

test('a sweep goes through more than one page', async () => {
  const { database, put, left } = await start()
  const text = 'x'.repeat(300_000)
  for (let n = 0; n < 10; n += 1) await put(`${n}`, { text, expiresAt: n % 2 === 0 ? now - 1 : now + 1 })
  expect(await database.sweep(TableName, now)).toBe(5)
  expect(await left()).toEqual(['1', '3', '5', '7', '9'])
})

test('an item that is written anew while the sweep is under way stays', async () => {
  const { database, put, left } = await start()
  for (let n = 0; n < 20; n += 1) await put(`${n}`, { expiresAt: now - 1 })
  const sweeping = database.sweep(TableName, now)
  await Promise.all(Array.from({ length: 20 }, (_, n) => put(`${n}`, { expiresAt: now + 1 })))
  await sweeping
  expect(await left()).toHaveLength(20)
})

test('disabled, nothing is swept; enabled again, another attribute counts', async () => {
  const { database, put, update, describe, left } = await start()
  expect(await describe()).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' })
  await put('1', { expiresAt: now - 1 })
  await put('2', { until: now - 1 })
  await update('expiresAt', false)
  expect(await describe()).toEqual({ TimeToLiveStatus: 'DISABLED' })
  expect(await database.sweep(TableName, now)).toBe(0)
  await update('until', true)
  expect(await describe()).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'until' })
  expect(await database.sweep(TableName, now)).toBe(1)
  expect(await left()).toEqual(['1'])
})

test('a change that changes nothing, or the attribute while it is enabled, is refused', async () => {
  const { update, describe } = await start()
  const refused = (message: string) => ({
    name: 'ValidationException',
    message: expect.stringContaining(message),
  })
  await expect(update('expiresAt', true)).rejects.toMatchObject(refused('already enabled'))
  for (const enabled of [true, false]) {
    await expect(update('until', enabled)).rejects.toMatchObject(
      refused('current AttributeName is expiresAt'),
    )
  }
  expect(await describe()).toMatchObject({ AttributeName: 'expiresAt' })
  await update('expiresAt', false)
  await expect(update('expiresAt', false)).rejects.toMatchObject(refused('already disabled'))
})

test('a specification with nothing in it, and a table that is not there, are refused', async () => {
  const { client, update } = await start()
  await expect(update('', true)).rejects.toMatchObject({ name: 'ValidationException' })
  await expect(update('x'.repeat(256), true)).rejects.toMatchObject({ name: 'ValidationException' })
  const TimeToLiveSpecification = { AttributeName: 'expiresAt', Enabled: undefined }
  const unclear = client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }))
  await expect(unclear).rejects.toMatchObject({ name: 'ValidationException' })
  const missing = client.send(new DescribeTimeToLiveCommand({ TableName: 'other' }))
  expect(await failureOf(missing)).toBeInstanceOf(ResourceNotFoundException)
})
