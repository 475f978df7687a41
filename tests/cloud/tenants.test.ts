import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparable, startApi } from '../support/api.ts'
import { manager, operator, type Person, southern } from '../support/tokens.ts'

const key = () => ({ 'Idempotency-Key': crypto.randomUUID() })

/** Every call that names a vehicle, with what goes wrong in it beside the vehicle. */
const calls: readonly ((id: string) => [string, object])[] = [
  (id) => [`GET /vehicles/read/${id}`, {}],
  (id) => [`GET /vehicles/read/${id}/history`, {}],
  (id) => [`GET /vehicles/read/${id}/history?cursor=junk`, {}],
  (id) => [`PATCH /vehicles/update/${id}`, { headers: { 'If-Match': '"1"' }, body: { callSign: 'HA' } }],
  (id) => [`PATCH /vehicles/update/${id}`, { headers: { 'If-Match': '"2"' }, body: { callSign: 'HA' } }],
  (id) => [`PATCH /vehicles/update/${id}`, { headers: { 'If-Match': '*' }, body: { callSign: 'HA' } }],
  (id) => [`PATCH /vehicles/update/${id}`, { body: { callSign: 'HA' } }],
  (id) => [`PATCH /vehicles/update/${id}`, { headers: { 'If-Match': '"1"' }, body: { tenantId: 'north' } }],
  (id) => [`PATCH /vehicles/update/${id}`, { headers: { 'If-Match': '"1"' }, body: '{' }],
  (id) => [`POST /vehicles/command/${id}/lock-doors`, { headers: key() }],
  (id) => [`POST /vehicles/command/${id}/lock-doors`, {}],
  (id) => [`POST /vehicles/command/${id}/unlock-doors`, { headers: key() }],
  (id) => [`POST /vehicles/command/${id}/unlock-doors`, { headers: key(), claims: { auth_time: 1 } }],
]

test('another tenant’s vehicle is answered exactly as one that does not exist, and stays as it is', async () => {
  const { call, foreign, vehicles } = await startApi()
  const pairs: readonly [Person, string, Person][] = [
    [manager, foreign.vehicleId, southern],
    [operator, foreign.vehicleId, southern],
    [southern, vehicles[0].vehicleId, manager],
  ]
  const unknownId = fc.stringMatching(/^v[0-9a-f]{15}$/)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...pairs),
      fc.constantFrom(...calls),
      unknownId,
      async ([person, foreignId], callOf, unknown) => {
        const theirs = comparable(await call(person, ...callOf(foreignId)))
        const nobodys = comparable(await call(person, ...callOf(unknown)))
        expect(theirs).toEqual(nobodys)
        expect(theirs.status).toBeGreaterThanOrEqual(400)
        expect(theirs.text).not.toContain(foreignId)
      },
    ),
    { numRuns: 80 },
  )
  for (const [, id, owner] of pairs) {
    const vehicle = [foreign, vehicles[0]].find(({ vehicleId }) => vehicleId === id)
    expect((await call(owner, `GET /vehicles/read/${id}`)).body).toEqual(vehicle)
    expect((await call(owner, `GET /vehicles/read/${id}/history`)).body['items']).toEqual([])
  }
})

test('no list of one tenant holds anything of another', async () => {
  const { call } = await startApi()
  for (const [person, tenant] of [
    [manager, 'north'],
    [southern, 'south'],
  ] as const) {
    for (const query of ['limit=1000', 'limit=1000&updatedSince=2000-01-01T00:00:00.000Z']) {
      const { body } = await call(person, `GET /vehicles/read?${query}`)
      const items = body['items'] as { tenantId: string }[]
      expect(new Set(items.map(({ tenantId }) => tenantId))).toEqual(new Set([tenant]))
      expect(items).toHaveLength(3)
    }
  }
})

test('another tenant’s cursor is refused', async () => {
  const { call } = await startApi()
  const query = 'limit=1&updatedSince=2000-01-01T00:00:00.000Z'
  for (const list of ['limit=1', query]) {
    const { body } = await call(southern, `GET /vehicles/read?${list}`)
    const answer = await call(manager, `GET /vehicles/read?${list}&cursor=${String(body['nextCursor'])}`)
    expect(answer.status).toBe(400)
    expect(answer.body.error).toMatchObject({ code: 'cursor_invalid' })
  }
})

test.each([
  'north%23V',
  'v1%2F..%2F..%2Fread',
  '%2e%2e%2fsouth',
  'T%23south%23V',
  'v'.repeat(65),
  'v%00',
  '%F0%9F%9A%9A',
  '*',
])('an id that no vehicle can have is answered as an unknown one: %s', async (id) => {
  const { call } = await startApi()
  const odd = comparable(await call(manager, `GET /vehicles/read/${id}`))
  const unknown = comparable(await call(manager, 'GET /vehicles/read/v000000000000000'))
  expect(odd).toEqual(unknown)
  expect(odd.status).toBe(404)
})

test('the same idempotency key of two tenants makes two commands', async () => {
  const { call, vehicles, foreign } = await startApi()
  const headers = { 'Idempotency-Key': 'same' }
  const ours = await call(manager, `POST /vehicles/command/${vehicles[0].vehicleId}/lock-doors`, { headers })
  const same = { sub: manager.sub }
  const theirs = await call(southern, `POST /vehicles/command/${foreign.vehicleId}/lock-doors`, {
    headers,
    claims: same,
  })
  expect([ours.status, theirs.status]).toEqual([202, 202])
  expect(theirs.body['commandId']).not.toBe(ours.body['commandId'])
})
