import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { fleetTable } from '#cloud/api/fleet-table.ts'
import { transact } from '#cloud/api/transact.ts'
import { createFleetTable } from '#cloud/local/seed/create-fleet-table.ts'
import { startDatabase } from '../support/database.ts'

const TableName = 'fleet'
const Item = { pk: 'a', sk: '1' }
const put = { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } }

/** A table whose first `conflicts` transactions meet another one, as happens on AWS and never in one process. */
async function startTable(conflicts: number) {
  const { client, get } = await startDatabase()
  await createFleetTable(client, TableName)
  let tried = 0
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName !== 'TransactWriteItemsCommand') return next(args)
      tried += 1
      if (tried > conflicts) return next(args)
      throw new TransactionCanceledException({
        message: 'Transaction cancelled',
        $metadata: {},
        CancellationReasons: [{ Code: 'TransactionConflict' }],
      })
    },
    { step: 'initialize' },
  )
  return { table: fleetTable(client, TableName), get, tries: () => tried }
}

test('a transaction that met another one is tried again', async () => {
  const { table, get, tries } = await startTable(2)
  expect(await transact(table, [put])).toBeNull()
  expect(tries()).toBe(3)
  expect(await get(Item)).toEqual(Item)
})

test('a transaction that meets others for ever is given up', async () => {
  const { table, get, tries } = await startTable(Number.POSITIVE_INFINITY)
  await expect(transact(table, [put])).rejects.toBeInstanceOf(TransactionCanceledException)
  expect(tries()).toBe(5)
  expect(await get(Item)).toBeUndefined()
})

test('a condition that does not hold is told at once, by step', async () => {
  const { table, tries } = await startTable(0)
  await transact(table, [put])
  const other = { Put: { TableName, Item: { pk: 'a', sk: '2' } } }
  expect(await transact(table, [other, put])).toEqual([false, true])
  expect(tries()).toBe(2)
})
