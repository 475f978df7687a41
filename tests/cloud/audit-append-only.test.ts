import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { recordEntry } from '#cloud/api/audit-store.ts'
import { removeVehicle } from '#cloud/api/vehicle-removal.ts'
import { routeNames } from '#contract/routes.ts'
import { entryAt } from '../support/audit-entries.ts'
import { type Api, startApi } from '../support/api.ts'
import { contentOf } from '../support/consistency.ts'
import { failureOf } from '../support/database.ts'
import { calls } from './infra-calls.ts'

interface Write {
  readonly kind: string
  readonly sk: string
  readonly condition: unknown
}

const single: Readonly<Record<string, string>> = {
  PutItemCommand: 'Put',
  DeleteItemCommand: 'Delete',
  UpdateItemCommand: 'Update',
  BatchWriteItemCommand: 'Batch',
}

/** Notes every single thing that is written from now on, those of transactions too. */
function recordWrites(client: DynamoDBClient): Write[] {
  const writes: Write[] = []
  const note = (kind: string, step: Record<string, unknown>) => {
    const key = (step['Item'] ?? step['Key']) as { sk: { S: string } | string } | undefined
    const sk = typeof key?.sk === 'string' ? key.sk : (key?.sk.S ?? '')
    writes.push({ kind, sk, condition: step['ConditionExpression'] })
  }
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        const input = args.input as Record<string, unknown>
        const kind = single[commandName]
        if (kind) note(kind, input)
        for (const item of (input['TransactItems'] ?? []) as Record<string, Record<string, unknown>>[]) {
          for (const [step, what] of Object.entries(item)) note(step, what)
        }
        return next(args)
      },
    { step: 'serialize', name: 'recordWrites' },
  )
  return writes
}

const auditIn = async ({ table }: Api) =>
  (await contentOf(table.document)).items.filter(({ sk }) => sk.startsWith('A#'))

test('no route overwrites, changes or deletes an entry: all of them only add', async () => {
  const api = await startApi()
  const writes = recordWrites(api.client)
  let before = await auditIn(api)
  for (const route of routeNames) {
    await calls[route](api)
    const after = await auditIn(api)
    const kept = after.filter(({ sk }) => before.some((entry) => entry.sk === sk))
    expect(kept).toEqual(before)
    before = after
  }
  const at = new Date(api.clock.now()).toISOString()
  await removeVehicle(api.table, { tenant: 'north', vehicleId: api.vehicles[0].vehicleId, at })
  expect(await auditIn(api)).toEqual(before)

  const ofAudit = writes.filter(({ sk }) => sk.startsWith('A#'))
  expect(new Set(ofAudit)).toEqual(
    new Set(ofAudit.map(({ sk }) => ({ kind: 'Put', sk, condition: 'attribute_not_exists(pk)' }))),
  )
  expect(ofAudit.length).toBeGreaterThanOrEqual(before.length)
  expect(before.length).toBeGreaterThan(8)
  // What could reach an entry without naming it.
  expect(writes.filter(({ kind }) => kind === 'Batch')).toEqual([])
})

test('an entry with the id of another is refused, and the first one stays', async () => {
  const api = await startApi()
  await recordEntry(api.table, 'north', entryAt(1))
  const again = recordEntry(api.table, 'north', entryAt(1, { username: 'forger' }))
  expect(await failureOf(again)).toMatchObject({ name: 'ConditionalCheckFailedException' })
  expect(await auditIn(api)).toMatchObject([{ username: 'manager' }])
})
