import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readingItem } from '#cloud/api/reading-item.ts'
import { removeVehicle } from '#cloud/api/vehicle-removal.ts'
import { batchPut } from '#cloud/local/seed/batch-put.ts'
import type { Reading } from '#contract/telemetry.ts'
import { type Api, comparable, startApi } from '../support/api.ts'
import { changeAll } from '../support/pages.ts'
import { manager, operator, type Person, southern } from '../support/tokens.ts'
import { newVehicle } from '../support/vehicle.ts'

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
  (id) => [`GET /vehicles/read/${id}/telemetry`, {}],
  (id) => [`GET /vehicles/read/${id}/telemetry?days=all`, {}],
  (id) => [`GET /vehicles/read/${id}/commands`, {}],
  (id) => [`GET /vehicles/read/${id}/commands?cursor=junk`, {}],
  (id) => [`POST /vehicles/command/${id}/lock-doors`, { headers: key() }],
  (id) => [`POST /vehicles/command/${id}/immobilize`, { headers: key(), body: { reason: 'a test' } }],
  (id) => [`POST /vehicles/command/${id}/immobilize`, { headers: key() }],
  (id) => [`POST /vehicles/command/${id}/release`, { headers: key(), body: { reason: 'a test' } }],
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
    { numRuns: 120 },
  )
  for (const [, id, owner] of pairs) {
    const vehicle = [foreign, vehicles[0]].find(({ vehicleId }) => vehicleId === id)
    expect((await call(owner, `GET /vehicles/read/${id}`)).body).toEqual(vehicle)
    expect((await call(owner, `GET /vehicles/read/${id}/history`)).body['items']).toEqual([])
  }
})

test('no list of one tenant holds anything of another', async () => {
  const api = await startApi()
  const { call, clock } = api
  const since = new Date(clock.now()).toISOString()
  for (const [person, tenant] of [
    [manager, 'north'],
    [southern, 'south'],
  ] as const) {
    await changeAll(api, person)
    for (const query of ['limit=1000', `limit=1000&updatedSince=${since}`]) {
      const { body } = await call(person, `GET /vehicles/read?${query}`)
      const items = body['items'] as { tenantId: string }[]
      expect(new Set(items.map(({ tenantId }) => tenantId))).toEqual(new Set([tenant]))
      expect(items).toHaveLength(3)
    }
  }
})

test('another tenant’s cursor is refused', async () => {
  const api = await startApi()
  const { call, clock } = api
  const since = new Date(clock.now()).toISOString()
  await changeAll(api, southern)
  for (const path of ['/vehicles/read', '/telemetry/read']) {
    for (const list of [`${path}?limit=1`, `${path}?limit=1&updatedSince=${since}`]) {
      const { body } = await call(southern, `GET ${list}`)
      expect(body['nextCursor']).toEqual(expect.any(String))
      const answer = await call(manager, `GET ${list}&cursor=${String(body['nextCursor'])}`)
      expect(answer.status).toBe(400)
      expect(answer.body.error).toMatchObject({ code: 'cursor_invalid' })
    }
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

test('what one tenant adds, says and removes, another neither sees nor learns of, whatever it asks', async () => {
  const api = await startApi()
  const { call, clock, table, vehicles } = api
  const since = new Date(clock.now()).toISOString()
  const vin = '1M8GDM9AXKP042788'
  const [ours] = vehicles
  const before = await everythingOf(api, since)
  const add = (person: Person, fields: object, dryRun = false) =>
    call(person, 'POST /vehicles/update', { body: { vehicles: [newVehicle({ vin, ...fields })], dryRun } })

  await add(manager, { driver: 'Northern Ada' })
  await changeAll(api)
  await batchPut(table, [
    readingItem('north', { ...someReading, vehicleId: ours.vehicleId, updatedAt: since }),
  ])
  await removeVehicle(table, { tenant: 'north', vehicleId: vehicles[1].vehicleId, at: since })
  expect(await everythingOf(api, since)).toEqual(before)

  // The same question about a VIN that north has, and about one that nobody has.
  const known = [await add(southern, {}, true), await add(southern, { vin: ours.vin }, true)]
  const unknown = await add(southern, { vin: 'WDB9066331S123456' }, true)
  for (const answer of known) expect(comparable(answer)).toEqual(comparable(unknown))
  for (const outcome of ['created', 'unchanged']) {
    expect((await add(southern, {})).body['results']).toMatchObject([
      { outcome, vehicle: { tenantId: 'south' } },
    ])
  }
  const forged = { tenantId: 'north', vehicleId: ours.vehicleId, 'T#north#V': 1 }
  const refused = await add(southern, forged)
  expect(refused.body['results']).toMatchObject([{ outcome: 'refused' }])
  expect(refused.text).not.toContain('Northern Ada')
})

test('a cursor of north, made up for south, reads south only', async () => {
  const { call, clock } = await startApi()
  const asOf = new Date(clock.now()).toISOString()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('vehicles', 'readings'),
      fc.constantFrom('north', 'south'),
      fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
      async (kind, tenant, after) => {
        const cursor = Buffer.from(JSON.stringify({ kind, tenant, asOf, after })).toString('base64url')
        const path = kind === 'vehicles' ? '/vehicles/read' : '/telemetry/read'
        const whole = await call(southern, `GET ${path}`)
        const { status, body } = await call(southern, `GET ${path}?cursor=${cursor}`)
        expect(status).toBe(tenant === 'south' ? 200 : 400)
        const own = (whole.body['items'] as { vehicleId: string }[]).filter(
          ({ vehicleId }) => vehicleId > after,
        )
        expect(body['items'] ?? own).toEqual(own)
      },
    ),
    { numRuns: 40 },
  )
})

const someReading: Omit<Reading, 'vehicleId' | 'updatedAt'> = {
  lastSeenAt: '2026-01-01T00:00:00.000Z',
  connectivity: 'online',
  odometerM: 1,
  speedKph: 0,
  isMoving: false,
  doorsLocked: true,
  dtcs: [],
}

/** All that a member of south can be told, apart from the time and the ids of the requests. */
async function everythingOf({ call }: Api, since: string) {
  const lists = ['/vehicles/read', '/telemetry/read'].flatMap((path) => [
    path,
    `${path}?updatedSince=${since}`,
  ])
  const answers = await Promise.all(lists.map((list) => call(southern, `GET ${list}`)))
  return answers.map(({ status, body }) => ({ status, ...body, asOf: '' }))
}
