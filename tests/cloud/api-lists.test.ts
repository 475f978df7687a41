import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seedVehicles } from '#cloud/local/seed/vehicles.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { startApi } from '../support/api.ts'
import { changeAll, idsOf, pagesOf } from '../support/pages.ts'
import { manager, operator } from '../support/tokens.ts'

const sorted = (vehicles: readonly Vehicle[]) => vehicles.map(({ vehicleId }) => vehicleId).toSorted()

test('pages of any size hold each vehicle of the tenant once, in order, and none is empty', async () => {
  const { call } = await startApi({ size: 24 })
  const ids = sorted([...seedVehicles('north', 24)])
  for (const limit of [1, 5, 8, 12, 23, 24, 25, 1000]) {
    const pages = await pagesOf(call, `/vehicles/read?limit=${limit}`)
    expect(idsOf(pages)).toEqual(ids)
    expect(pages).toHaveLength(Math.ceil(24 / limit))
    expect(new Set(pages.map(({ asOf }) => asOf)).size).toBe(1)
  }
})

test('a page has 100 vehicles unless the caller says otherwise', async () => {
  const { call } = await startApi({ size: 120 })
  const pages = await pagesOf(call, '/vehicles/read')
  expect(pages.map(({ items }) => items.length)).toEqual([100, 20])
})

test('vehicles are listed as they are read one by one', async () => {
  const { call, vehicles } = await startApi()
  const { body } = await call(manager, 'GET /vehicles/read')
  const order = vehicles.toSorted((one, other) => (one.vehicleId < other.vehicleId ? -1 : 1))
  expect(body['items']).toEqual(order)
})

test.each([
  ['limit', 'limit=0'],
  ['limit', 'limit=1001'],
  ['limit', 'limit=ten'],
  ['limit', 'limit='],
  ['limit', 'limit=5&limit=6'],
  ['updatedSince', 'updatedSince=yesterday'],
  ['updatedSince', 'updatedSince=2026-02-31T99:00:00Z'],
  ['colour', 'colour=red'],
  ['__proto__', '__proto__=1'],
])('a bad %s is refused, by name: %s', async (field, query) => {
  const { call } = await startApi()
  for (const list of ['/vehicles/read', '/telemetry/read']) {
    const answer = await call(operator, `GET ${list}?${query}`)
    expect(answer.status).toBe(400)
    expect(answer.body.error).toMatchObject({ code: 'request_invalid', fields: [{ field }] })
  }
})

test('updatedSince lists what was changed since then, once each, whatever the size of the pages', async () => {
  const { call, clock } = await startApi({ size: 24 })
  const since = new Date(clock.now()).toISOString()
  const changed = [...seedVehicles('north', 24)].filter((_, index) => index % 2 === 0)
  for (const { vehicleId } of changed) {
    clock.forward({ seconds: 1 })
    await call(manager, `PATCH /vehicles/update/${vehicleId}`, {
      headers: { 'If-Match': '"1"' },
      body: { callSign: 'CHANGED' },
    })
  }
  for (const limit of [1, 5, 12, 100]) {
    const pages = await pagesOf(call, `/vehicles/read?limit=${limit}&updatedSince=${since}`)
    expect(idsOf(pages).toSorted()).toEqual(sorted(changed))
    expect(pages).toHaveLength(Math.ceil(12 / limit))
    expect(pages[0]?.items[0]).toMatchObject({ callSign: 'CHANGED', version: 2 })
    expect(new Set(pages.map(({ asOf }) => asOf))).toEqual(new Set([new Date(clock.now()).toISOString()]))
  }
  const none = await pagesOf(call, `/vehicles/read?updatedSince=${new Date(clock.now() + 1).toISOString()}`)
  expect(idsOf(none)).toEqual([])
})

test('updatedSince includes that very moment, in any notation of it', async () => {
  const api = await startApi()
  const { call, vehicles } = api
  const { vehicleId } = vehicles[0]
  await changeAll(api)
  const { body } = await call(manager, `GET /vehicles/read/${vehicleId}`)
  const updatedAt = String(body['updatedAt'])
  const inSummer = new Date(Date.parse(updatedAt) + 7_200_000).toISOString().replace('Z', '+02:00')
  for (const since of [updatedAt, encodeURIComponent(inSummer)]) {
    expect(idsOf(await pagesOf(call, `/vehicles/read?updatedSince=${since}`))).toContain(vehicleId)
  }
})

test('history is paged from the newest entry to the oldest, each once', async () => {
  const { call, vehicles } = await startApi()
  const { vehicleId } = vehicles[0]
  for (let version = 1; version <= 7; version += 1) {
    await call(manager, `PATCH /vehicles/update/${vehicleId}`, {
      headers: { 'If-Match': `"${version}"` },
      body: { callSign: `V-${version + 1}` },
    })
  }
  const pages = await pagesOf(call, `/vehicles/read/${vehicleId}/history?limit=3`)
  const callSigns = pages.map(({ items }) =>
    items.map((entry) => (entry as unknown as { changes: { to: string }[] }).changes[0]?.to),
  )
  expect(callSigns).toEqual([['V-8', 'V-7', 'V-6'], ['V-5', 'V-4', 'V-3'], ['V-2']])
})

test('a cursor is refused where another call, time or vehicle gave it', async () => {
  const api = await startApi()
  const { call, clock, vehicles } = api
  const since = new Date(clock.now()).toISOString()
  const earlier = new Date(clock.now() - 1000).toISOString()
  await changeAll(api)
  const [one, two] = vehicles
  for (const { vehicleId } of [one, two]) {
    for (const key of ['a', 'b']) {
      const address = `POST /vehicles/command/${vehicleId}/lock-doors`
      await call(manager, address, { headers: { 'Idempotency-Key': key + vehicleId } })
    }
  }
  const lists = [
    '/vehicles/read?limit=1',
    `/vehicles/read?limit=1&updatedSince=${since}`,
    `/vehicles/read?limit=1&updatedSince=${earlier}`,
    '/telemetry/read?limit=1',
    `/telemetry/read?limit=1&updatedSince=${since}`,
    `/telemetry/read?limit=1&updatedSince=${earlier}`,
    `/vehicles/read/${one.vehicleId}/history?limit=1`,
    `/vehicles/read/${two.vehicleId}/history?limit=1`,
  ]
  const cursors = await Promise.all(lists.map(async (list) => (await call(manager, `GET ${list}`)).body))
  for (const [at, list] of lists.entries()) {
    for (const [from, { nextCursor }] of cursors.entries()) {
      const answer = await call(manager, `GET ${list}&cursor=${String(nextCursor)}`)
      expect([list, from, answer.status]).toEqual([list, from, at === from ? 200 : 400])
      expect(answer.body.error?.['code']).toBe(at === from ? undefined : 'cursor_invalid')
    }
  }
})

test('whatever else is sent as a cursor is 400, never 500', async () => {
  const { call, vehicles, clock } = await startApi()
  const since = new Date(clock.now()).toISOString()
  const lists = [
    '/vehicles/read',
    `/vehicles/read?updatedSince=${since}`,
    '/telemetry/read',
    `/telemetry/read?updatedSince=${since}`,
    `/vehicles/read/${vehicles[0].vehicleId}/history`,
  ]
  const junk = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary', maxLength: 2000 }),
    fc.json().map((text) => Buffer.from(text).toString('base64url')),
    fc
      .record(
        {
          kind: fc.constantFrom(
            'vehicles',
            'vehicles-changes',
            'readings',
            'readings-changes',
            'history',
            'other',
          ),
          tenant: fc.constantFrom('north', 'south', '', 'north#V'),
          asOf: fc.constantFrom(new Date(clock.now()).toISOString(), 'now', ''),
          since: fc.constantFrom(since, ''),
          shard: fc.oneof(fc.integer(), fc.double(), fc.constant('0')),
          after: fc.oneof(fc.string(), fc.anything(), fc.constant('#'), fc.constant('9'.repeat(5000))),
          more: fc.anything(),
        },
        { requiredKeys: ['more'] },
      )
      .map((cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url')),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...lists), junk, async (list, cursor) => {
      const join = list.includes('?') ? '&' : '?'
      const answer = await call(manager, `GET ${list}${join}cursor=${encodeURIComponent(cursor)}`)
      expect(answer.status).toBe(400)
      expect(answer.body.error).toMatchObject({ code: 'cursor_invalid' })
    }),
    { numRuns: 150 },
  )
})

test('a cursor made up for one’s own tenant reads one’s own tenant, from there on', async () => {
  const { call } = await startApi({ size: 24 })
  const ids = sorted([...seedVehicles('north', 24)])
  const cursor = { kind: 'vehicles', tenant: 'north', asOf: '2026-01-01T00:00:00.000Z', after: 'v8' }
  const encoded = Buffer.from(JSON.stringify(cursor)).toString('base64url')
  const pages = await pagesOf(call, `/vehicles/read?limit=100&cursor=${encoded}`)
  expect(idsOf(pages)).toEqual(ids.filter((id) => id > 'v8'))
})
