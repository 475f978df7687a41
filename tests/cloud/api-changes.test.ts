import { expect, test } from 'vitest'
import { tombstoneSeconds } from '#cloud/api/tombstone.ts'
import { removeVehicle } from '#cloud/api/vehicle-removal.ts'
import { changesDays } from '#contract/page.ts'
import { type Api, startApi } from '../support/api.ts'
import { contentOf, contradictionsIn } from '../support/consistency.ts'
import { changeAll, idsOf, pagesOf } from '../support/pages.ts'
import { manager } from '../support/tokens.ts'
import { newVehicle } from '../support/vehicle.ts'

const lists = ['/vehicles/read', '/telemetry/read']
const iso = (time: number) => new Date(time).toISOString()
const remove = ({ table, clock }: Api, vehicleId: string, tenant = 'north') =>
  removeVehicle(table, { tenant, vehicleId, at: iso(clock.now()) })

test('a removed vehicle is not found by any call, and in no list', async () => {
  const api = await startApi()
  const { call, vehicles } = api
  const [{ vehicleId }, ...others] = vehicles
  expect(await remove(api, vehicleId)).toBe(true)
  const calls: readonly [string, object][] = [
    [`GET /vehicles/read/${vehicleId}`, {}],
    [`GET /vehicles/read/${vehicleId}/history`, {}],
    [`PATCH /vehicles/update/${vehicleId}`, { headers: { 'If-Match': '"1"' }, body: { driver: 'Ada' } }],
    [`POST /vehicles/command/${vehicleId}/lock-doors`, { headers: { 'Idempotency-Key': 'k-1' } }],
    [`POST /vehicles/command/${vehicleId}/unlock-doors`, { headers: { 'Idempotency-Key': 'k-2' } }],
  ]
  for (const [address, sent] of calls) {
    const { status, body } = await call(manager, address, sent)
    expect([address, status, body.error?.['code']]).toEqual([address, 404, 'vehicle_not_found'])
  }
  for (const list of lists) {
    const pages = await pagesOf(call, list)
    expect(idsOf(pages)).toEqual(others.map((one) => one.vehicleId).toSorted())
    expect(pages.map(({ removed }) => removed)).toEqual([undefined])
  }
  expect(contradictionsIn(await contentOf(api.table.document))).toEqual([])
  expect(await remove(api, vehicleId)).toBe(false)
})

test('among changes it is told as removed, in pages of any size, and only to its tenant', async () => {
  const api = await startApi({ size: 12 })
  const { call, clock } = api
  const since = iso(clock.now())
  const ids = idsOf(await pagesOf(call, '/vehicles/read'))
  await changeAll(api)
  const doomed = ids.filter((_, index) => index % 3 === 0)
  for (const vehicleId of doomed) await remove(api, vehicleId)
  for (const limit of [1, 3, 5, 100]) {
    const pages = await pagesOf(call, `/vehicles/read?limit=${limit}&updatedSince=${since}`)
    expect(pages.flatMap(({ removed = [] }) => removed).toSorted()).toEqual(doomed)
    expect(idsOf(pages).toSorted()).toEqual(ids.filter((id) => !doomed.includes(id)))
    expect(pages.every(({ items, removed = [] }) => items.length + removed.length <= limit)).toBe(true)
    const readings = await pagesOf(call, `/telemetry/read?limit=${limit}&updatedSince=${since}`)
    expect(readings.flatMap(({ removed = [] }) => removed).toSorted()).toEqual(doomed)
    expect(idsOf(readings).filter((id) => doomed.includes(id))).toEqual([])
  }
  const southern = { sub: 's', username: 's', groups: ['admin', 'tenant:south'] }
  for (const list of lists) {
    const { text } = await call(southern, `GET ${list}?updatedSince=${since}`)
    expect(doomed.filter((id) => text.includes(id))).toEqual([])
  }
})

test('asOf stays the time of the first page, however long the others take', async () => {
  const api = await startApi()
  const { call, clock } = api
  const since = iso(clock.now())
  await changeAll(api)
  for (const list of lists.flatMap((path) => [`${path}?limit=1`, `${path}?limit=1&updatedSince=${since}`])) {
    const first = await call(manager, `GET ${list}`)
    expect(first.body['asOf']).toBe(iso(clock.now()))
    clock.forward({ minutes: 2 })
    const second = await call(manager, `GET ${list}&cursor=${String(first.body['nextCursor'])}`)
    expect([second.status, second.body['asOf']]).toEqual([200, first.body['asOf']])
  }
})

test('another tenant’s vehicle can’t be removed', async () => {
  const api = await startApi()
  const before = await contentOf(api.table.document)
  expect(await remove(api, api.vehicles[0].vehicleId, 'south')).toBe(false)
  expect(await contentOf(api.table.document)).toEqual(before)
})

test('the VIN of a removed vehicle is free for a new one, which has another id', async () => {
  const api = await startApi()
  const [{ vehicleId, vin }] = api.vehicles
  await remove(api, vehicleId)
  const body = { vehicles: [newVehicle({ vin })] }
  const answer = await api.call(manager, 'POST /vehicles/update', { body })
  const [{ outcome, vehicle }] = answer.body['results'] as [
    { outcome: string; vehicle: { vehicleId: string } },
  ]
  expect(outcome).toBe('created')
  expect(vehicle.vehicleId).not.toBe(vehicleId)
})

test('its history stays in the table', async () => {
  const api = await startApi()
  await changeAll(api)
  const [{ vehicleId }] = api.vehicles
  await remove(api, vehicleId)
  const { audits } = await contentOf(api.table.document)
  expect(audits.filter((entry) => entry['vehicleId'] === vehicleId)).toHaveLength(1)
})

test('changes are told for 29 days; asked for older ones the answer is to list anew', async () => {
  const { call, clock } = await startApi()
  const oldest = clock.now() - changesDays * 86_400_000
  for (const list of lists) {
    expect((await call(manager, `GET ${list}?updatedSince=${iso(oldest)}`)).status).toBe(200)
    const { status, body } = await call(manager, `GET ${list}?updatedSince=${iso(oldest - 1)}`)
    expect(status).toBe(410)
    expect(body.error).toMatchObject({
      code: 'changes_expired',
      message: 'Changes are told for the last 29 days only. List everything anew, without updatedSince.',
    })
  }
})

test('a tombstone outlives every question about it, also where the pages are read slowly', async () => {
  const api = await startApi({ size: 6 })
  const { call, clock } = api
  const removedAt = clock.now()
  for (const id of idsOf(await pagesOf(call, '/vehicles/read')).slice(0, 3)) await remove(api, id)
  const { items } = await contentOf(api.table.document)
  const ends = items.flatMap(({ removed, expiresAt }) => (removed === undefined ? [] : Number(expiresAt)))
  expect(ends).toHaveLength(6)
  expect(Math.min(...ends) * 1000).toBeGreaterThanOrEqual(removedAt + tombstoneSeconds * 1000)
  expect(tombstoneSeconds).toBe(30 * 86_400)

  clock.forward({ hours: changesDays * 24 })
  const list = `GET /vehicles/read?limit=1&updatedSince=${iso(removedAt)}`
  const first = await call(manager, list)
  expect(first.body['removed']).toHaveLength(1)
  clock.forward({ seconds: 1 })
  const second = await call(manager, `${list}&cursor=${String(first.body['nextCursor'])}`)
  expect([second.status, second.body.error?.['code']]).toEqual([410, 'changes_expired'])
})
