import { expect, test } from 'vitest'
import { readingItem } from '#cloud/api/reading-item.ts'
import { batchPut } from '#cloud/local/seed/batch-put.ts'
import { seedVehicles } from '#cloud/local/seed/vehicles.ts'
import { firstReading } from '#cloud/local/telemetry/first-reading.ts'
import type { Reading } from '#contract/telemetry.ts'
import { type Api, startApi } from '../support/api.ts'
import { idsOf, pagesOf } from '../support/pages.ts'
import { manager, operator } from '../support/tokens.ts'

/** What a vehicle says now. */
function readingNow(
  { clock }: Api,
  { vehicleId }: { vehicleId: string },
  fields: Partial<Reading> = {},
): Reading {
  const at = new Date(clock.now()).toISOString()
  return {
    vehicleId,
    updatedAt: at,
    lastSeenAt: at,
    connectivity: 'online',
    odometerM: 1,
    speedKph: 0,
    isMoving: false,
    doorsLocked: true,
    dtcs: [],
    ...fields,
  }
}
const say = ({ table }: Api, reading: Reading) => batchPut(table, [readingItem('north', reading)])

test('pages of any size hold each reading of the tenant once, in the order of vehicleId', async () => {
  const { call, clock } = await startApi({ size: 60 })
  const said = [...seedVehicles('north', 60)].filter((one) => firstReading(one, { now: 0, mayMove: true }))
  const ids = said.map(({ vehicleId }) => vehicleId).toSorted()
  expect(ids.length).toBeGreaterThan(50)
  for (const limit of [1, 7, ids.length, 1000]) {
    const pages = await pagesOf(call, `/telemetry/read?limit=${limit}`, operator)
    expect(idsOf(pages)).toEqual(ids)
    expect(pages).toHaveLength(Math.ceil(ids.length / limit))
    expect(new Set(pages.map(({ asOf }) => asOf))).toEqual(new Set([new Date(clock.now()).toISOString()]))
  }
})

test('a reading is told as it was given, without keys of the table', async () => {
  const api = await startApi()
  const reading = readingNow(api, api.vehicles[0], {
    fuelLevelPct: 42,
    location: { lat: 44.97, lon: -93.26, headingDeg: 90, accuracyM: 5, at: '2026-01-01T00:00:00.000Z' },
    dtcs: ['P0420'],
    simulated: true,
  })
  await say(api, reading)
  const { body } = await api.call(operator, 'GET /telemetry/read')
  expect(body['items']).toContainEqual(reading)
})

test('updatedSince tells only what was said since, whoever the vehicle’s record was changed by', async () => {
  const api = await startApi()
  const { call, clock, vehicles } = api
  clock.forward({ seconds: 10 })
  const since = new Date(clock.now()).toISOString()
  await call(manager, `PATCH /vehicles/update/${vehicles[1].vehicleId}`, {
    headers: { 'If-Match': '"1"' },
    body: { driver: 'Ada' },
  })
  const list = `/telemetry/read?updatedSince=${since}`
  expect(idsOf(await pagesOf(call, list))).toEqual([])
  await say(api, readingNow(api, vehicles[0]))
  expect(idsOf(await pagesOf(call, list))).toEqual([vehicles[0].vehicleId])
  expect(idsOf(await pagesOf(call, `/vehicles/read?updatedSince=${since}`))).toEqual([vehicles[1].vehicleId])
})

test('a reading never conflicts with an edit', async () => {
  const api = await startApi()
  const [vehicle] = api.vehicles
  await say(api, readingNow(api, vehicle))
  const { status, body } = await api.call(manager, `PATCH /vehicles/update/${vehicle.vehicleId}`, {
    headers: { 'If-Match': '"1"' },
    body: { driver: 'Ada' },
  })
  expect([status, body['version']]).toEqual([200, 2])
})

test('a page of 1,000 readings is far below the 6 MB that a function may answer', async () => {
  const api = await startApi()
  const longest = Array.from({ length: 1000 }, (_, number) =>
    readingNow(
      api,
      { vehicleId: `v${String(number).padStart(20, '0')}` },
      {
        connectivity: 'offline',
        odometerM: 1_234_567_890,
        fuelLevelPct: 100,
        stateOfChargePct: 100,
        location: {
          lat: -44.97123,
          lon: -193.26123,
          headingDeg: 359,
          accuracyM: 1000,
          at: '2026-01-01T00:00:00.000Z',
        },
        dtcs: ['P0420', 'P0171', 'P0300', 'U0100', 'B1342'],
        simulated: true,
      },
    ),
  )
  await batchPut(
    api.table,
    longest.map((reading) => readingItem('north', reading)),
  )
  const { text, body } = await api.call(operator, 'GET /telemetry/read?limit=1000')
  expect(body['items']).toHaveLength(1000)
  expect(Buffer.byteLength(text)).toBeLessThan(1_000_000)
})
