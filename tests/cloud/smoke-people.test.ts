import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { fleetTable } from '#cloud/api/fleet-table.ts'
import {
  auditKey,
  commandKey,
  idempotencyKey,
  type ItemKey,
  memberLeaseKey,
  pastKey,
  readingKey,
  tombstoneKey,
  vehicleKey,
  vinKey,
} from '#cloud/api/keys.ts'
import { batchPut } from '#cloud/local/seed/batch-put.ts'
import { removeLeftovers } from '#cloud/smoke/aws/leftovers.ts'
import { makeTestPeople } from '#cloud/smoke/aws/test-people.ts'
import { newTestRun } from '#cloud/smoke/aws/test-run.ts'
import { cannedUserPool, type PoolCall, poolError } from '../support/canned-user-pool.ts'
import { startTable, TableName } from '../support/database.ts'

const userPoolId = 'eu-west-1_AbCdEfGhI'
const never = new AbortController().signal

async function openPool(answer: (call: PoolCall) => object | Error = () => ({})) {
  const pool = cannedUserPool(answer)
  const { client, document } = await startTable()
  const table = fleetTable(client, TableName)
  const keysLeft = async () => {
    const { Items = [] } = await document.send(new ScanCommand({ TableName }))
    return Items.map(({ pk, sk }) => `${String(pk)} ${String(sk)}`).toSorted()
  }
  return { pool, testPool: { client: pool.client, userPoolId, table }, table, keysLeft }
}

/** One item of every kind that a tenant has. */
const itemsOf = (tenant: string): readonly ItemKey[] => [
  vehicleKey(tenant, 'v1'),
  vehicleKey(tenant, 'v2'),
  readingKey(tenant, 'v1'),
  vinKey(tenant, '9BWSMKE1XTA000001'),
  tombstoneKey(tenant, 'vehicle', 'v3'),
  auditKey(tenant, 'v1', 'a1'),
  auditKey(tenant, undefined, 'a2'),
  commandKey(tenant, 'v2', 'c1'),
  pastKey(tenant, 'v2', '2026-01-31'),
  memberLeaseKey(tenant),
  idempotencyKey(tenant, 'sub-1', 'key'),
]

const madeUser = { User: { Attributes: [{ Name: 'sub', Value: 'sub-1' }] } }

test('five people and two tenants are made, nobody is written to, and every password is another', async () => {
  const { pool, testPool } = await openPool(() => madeUser)
  await using people = await makeTestPeople(testPool, newTestRun(), never)
  const { operator, manager, admin, stranger, newcomer } = people.testers
  const [tenant, otherTenant] = pool.about('CreateGroup')
  expect([tenant, otherTenant]).toEqual([
    expect.stringMatching(/^tenant:smoke-[\da-f]{8}$/),
    expect.stringMatching(/^tenant:smoke-[\da-f]{8}-other$/),
  ])
  expect([operator, manager, admin, stranger, newcomer].map(({ groups }) => groups)).toEqual([
    ['operator', tenant],
    ['manager', tenant],
    ['admin', tenant],
    ['admin', otherTenant],
    [],
  ])
  const made = pool.calls.filter(({ operation }) => operation === 'AdminCreateUser')
  expect(made.map(({ input }) => input['MessageAction'])).toEqual(Array(5).fill('SUPPRESS'))
  const passwords = Object.values(people.testers).map(({ password }) => password)
  expect(new Set(passwords).size).toBe(5)
  // What the user pool's policy asks for (cloud/infra/user-pool.ts).
  for (const part of [/.{12}/, /[a-z]/, /[A-Z]/, /\d/, /[^\w]/]) {
    expect(passwords.filter((password) => !part.test(password))).toEqual([])
  }
})

test('at the end people, groups and all that is in their tenants are gone, and nothing else', async () => {
  const { pool, testPool, table, keysLeft } = await openPool(() => madeUser)
  const run = newTestRun()
  const people = await makeTestPeople(testPool, run, never)
  const own = [...itemsOf(run.tenant), ...itemsOf(run.otherTenant)]
  await batchPut(
    table,
    [...own, ...itemsOf('north')].map((key) => ({ ...key, n: 1 })),
  )
  await people[Symbol.asyncDispose]()
  expect(await keysLeft()).toEqual(
    itemsOf('north')
      .map(({ pk, sk }) => `${pk} ${sk}`)
      .toSorted(),
  )
  expect(pool.about('AdminDeleteUser')).toEqual(pool.about('AdminCreateUser'))
  expect(pool.about('DeleteGroup')).toEqual(pool.about('CreateGroup'))
})

test('where one of them can’t be made, and where the run is stopped, those made so far are removed', async () => {
  const failing = await openPool(({ operation, input }) => {
    if (operation === 'AdminCreateUser' && String(input['Username']).endsWith('-admin')) {
      return poolError('TooManyRequestsException')
    }
    return operation === 'AdminDeleteUser' ? poolError('UserNotFoundException') : madeUser
  })
  await expect(makeTestPeople(failing.testPool, newTestRun(), never)).rejects.toThrow('TooManyRequests')
  expect(failing.pool.about('AdminDeleteUser')).toHaveLength(5)
  expect(failing.pool.about('DeleteGroup')).toHaveLength(2)

  const stop = new AbortController()
  const stopped = await openPool(({ operation }) => {
    if (operation === 'AdminCreateUser') stop.abort()
    return madeUser
  })
  await expect(makeTestPeople(stopped.testPool, newTestRun(), stop.signal)).rejects.toThrow('aborted')
  expect(stopped.pool.about('AdminCreateUser')).toHaveLength(1)
  expect(stopped.pool.about('AdminDeleteUser')).toContain(stopped.pool.about('AdminCreateUser')[0])
})

test('what can’t be removed keeps nothing else, and a tenant’s group stays with its items, to be found', async () => {
  const { pool, testPool, table } = await openPool(({ operation, input }) => {
    const isStuck = operation === 'AdminDeleteUser' && String(input['Username']).endsWith('-operator')
    return isStuck ? poolError('InternalErrorException') : madeUser
  })
  const lost = { ...testPool, table: { ...table, name: 'elsewhere' } }
  const people = await makeTestPeople(lost, newTestRun(), never)
  await expect(people[Symbol.asyncDispose]()).rejects.toThrow('InternalError')
  expect(pool.about('AdminDeleteUser')).toHaveLength(5)
  expect(pool.about('DeleteGroup')).toEqual([])
})

test('what an earlier run has left is removed: by its exact names, and only if it is old', async () => {
  const now = Date.parse('2026-03-01T12:00:00Z')
  const [old, young] = [now / 1000 - 3600, now / 1000 - 60]
  const user = (Username: string, UserCreateDate: number) => ({
    Username,
    UserCreateDate,
    Attributes: [{ Name: 'sub', Value: 'sub-1' }],
  })
  const group = (GroupName: string, CreationDate: number) => ({ GroupName, CreationDate })
  const answers: Readonly<Record<string, object>> = {
    ListUsers: {
      Users: [
        user('smoke-0a1b2c3d-operator', old),
        user('smoke-0a1b2c3d-newcomer', old),
        user('smoke-11111111-operator', young),
        user('smoke-jumper', old),
        user('smoke-0a1b2c3d-operator-2', old),
      ],
    },
    ListGroups: {
      Groups: [
        group('tenant:smoke-0a1b2c3d', old),
        group('tenant:smoke-0a1b2c3d-other', old),
        group('smoke-0a1b2c3d,admin', old),
        group('tenant:smoke-11111111', young),
        group('tenant:smoke', old),
        group('tenant:north', old),
        group('admin', old),
      ],
    },
  }
  const { pool, testPool, table, keysLeft } = await openPool(({ operation }) => answers[operation] ?? {})
  const left = ['smoke-11111111', 'smoke', 'north'].flatMap(itemsOf)
  await batchPut(
    table,
    [...itemsOf('smoke-0a1b2c3d'), ...left].map((key) => ({ ...key, n: 1 })),
  )
  expect(await removeLeftovers(testPool, now)).toBe(2)
  expect(pool.about('AdminDeleteUser')).toEqual(['smoke-0a1b2c3d-operator', 'smoke-0a1b2c3d-newcomer'])
  expect(pool.about('DeleteGroup')).toEqual([
    'tenant:smoke-0a1b2c3d',
    'tenant:smoke-0a1b2c3d-other',
    'smoke-0a1b2c3d,admin',
  ])
  expect(await keysLeft()).toEqual(left.map(({ pk, sk }) => `${pk} ${sk}`).toSorted())
})
