import { expect, test } from 'vitest'
import { recordReading } from '#cloud/api/record-reading.ts'
import { seedVehicles } from '#cloud/local/seed/vehicles.ts'
import { firstReading } from '#cloud/local/telemetry/first-reading.ts'
import type { VehicleTelemetry } from '#contract/telemetry.ts'
import { type Api, startApi } from '../support/api.ts'
import { idsOf, pagesOf } from '../support/pages.ts'
import { readingNow, say } from '../support/reading.ts'
import { manager, operator, type Person, southern } from '../support/tokens.ts'

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
  const reading = readingNow(api.clock, api.vehicles[0], {
    fuelLevelPct: 42,
    location: { lat: 44.97, lon: -93.26, headingDeg: 90, accuracyM: 5, at: '2026-01-01T00:00:00.000Z' },
    dtcs: ['P0420'],
    simulated: true,
  })
  await say(api.table, reading)
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
  await say(api.table, readingNow(api.clock, vehicles[0]))
  expect(idsOf(await pagesOf(call, list))).toEqual([vehicles[0].vehicleId])
  expect(idsOf(await pagesOf(call, `/vehicles/read?updatedSince=${since}`))).toEqual([vehicles[1].vehicleId])
})

test('a reading never conflicts with an edit', async () => {
  const api = await startApi()
  const [vehicle] = api.vehicles
  await say(api.table, readingNow(api.clock, vehicle))
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
      api.clock,
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
  await say(api.table, ...longest)
  const { text, body } = await api.call(operator, 'GET /telemetry/read?limit=1000')
  expect(body['items']).toHaveLength(1000)
  expect(Buffer.byteLength(text)).toBeLessThan(1_000_000)
})

const telemetryOf = async ({ call }: Api, vehicleId: string, query = '', person: Person = operator) => {
  const answer = await call(person, `GET /vehicles/read/${vehicleId}/telemetry${query}`)
  expect(answer.status).toBe(200)
  return answer.body as unknown as VehicleTelemetry
}

test('a vehicle’s telemetry is its reading as it was given, and its past an hour at a time, oldest first', async () => {
  const api = await startApi()
  const { clock, table, vehicles } = api
  const [vehicle] = vehicles
  const given = { fuelLevelPct: 40, stateOfChargePct: 80, dtcs: ['P0420'], simulated: true } as const
  const said = []
  for (let odometerM = 1000; odometerM < 6000; odometerM += 1000) {
    clock.forward({ hours: 1 })
    said.push(readingNow(clock, vehicle, { ...given, odometerM }))
    await recordReading(table, 'north', said.at(-1) ?? readingNow(clock, vehicle))
  }
  const { reading, past, asOf } = await telemetryOf(api, vehicle.vehicleId)
  expect(reading).toEqual(said.at(-1))
  expect(past).toEqual(
    said.map(({ lastSeenAt, odometerM }) => ({
      // To the second.
      at: `${lastSeenAt.slice(0, 19)}.000Z`,
      odometerM,
      fuelLevelPct: 40,
      stateOfChargePct: 80,
    })),
  )
  expect(asOf).toBe(new Date(clock.now()).toISOString())
})

test('the past is told for as many days as are asked for, seven unless it is said', async () => {
  const api = await startApi()
  const { clock, table, vehicles } = api
  const [vehicle] = vehicles
  for (let day = 0; day < 35; day += 1) {
    clock.forward({ hours: 24 })
    await recordReading(table, 'north', readingNow(clock, vehicle, { odometerM: day }))
  }
  clock.forward({ seconds: 1 })
  const odometers = async (query = '') =>
    (await telemetryOf(api, vehicle.vehicleId, query)).past.map(({ odometerM }) => odometerM)
  expect(await odometers()).toEqual([28, 29, 30, 31, 32, 33, 34])
  expect(await odometers('?days=1')).toEqual([34])
  expect(await odometers('?days=30')).toHaveLength(30)
})

test('of a vehicle that never said anything there is no reading and no past', async () => {
  const api = await startApi({ size: 200 })
  const silent = [...seedVehicles('north', 200)].find((one) => !firstReading(one, { now: 0, mayMove: true }))
  const { reading, past } = await telemetryOf(api, silent?.vehicleId ?? '')
  expect([reading, past]).toEqual([null, []])
})

test.each(['0', '31', 'all', '1.5', ''])('days=%s is refused, by name', async (days) => {
  const { call, vehicles } = await startApi()
  const answer = await call(operator, `GET /vehicles/read/${vehicles[0].vehicleId}/telemetry?days=${days}`)
  expect([answer.status, answer.body.error?.['code']]).toEqual([400, 'request_invalid'])
  expect(answer.body.error).toMatchObject({ fields: [{ field: 'days' }] })
})

test('telemetry of a vehicle that is not the tenant’s is not found, and needs its own scope', async () => {
  const { call, vehicles, foreign } = await startApi()
  const { vehicleId } = vehicles[0]
  for (const [person, id] of [
    [operator, foreign.vehicleId],
    [operator, 'nowhere'],
    [southern, vehicleId],
  ] as const) {
    const answer = await call(person, `GET /vehicles/read/${id}/telemetry`)
    expect([answer.status, answer.body.error?.['code']]).toEqual([404, 'vehicle_not_found'])
  }
  const claims = { scope: 'fleet/read fleet/write fleet/admin' }
  const refused = await call(operator, `GET /vehicles/read/${vehicleId}/telemetry`, { claims })
  expect(refused.status).toBe(401)
})
