import { describe, expect, test } from 'vitest'
import { fleetTable } from '#cloud/api/fleet-table.ts'
import { sampleOf } from '#cloud/api/past-item.ts'
import { pastSince } from '#cloud/api/past-store.ts'
import { findReading } from '#cloud/api/reading-store.ts'
import { recordReading } from '#cloud/api/record-reading.ts'
import { batchPut } from '#cloud/local/seed/batch-put.ts'
import { vehicleItems } from '#cloud/local/seed/vehicle-items.ts'
import { seedVehicles } from '#cloud/local/seed/vehicles.ts'
import { firstReading } from '#cloud/local/telemetry/first-reading.ts'
import { makePast } from '#cloud/local/telemetry/make-past.ts'
import { pastSamples } from '#cloud/local/telemetry/past-samples.ts'
import { withPast } from '#cloud/local/telemetry/with-past.ts'
import type { ReadingPage } from '#contract/page.ts'
import { pastDays, type Reading, type VehicleTelemetry } from '#contract/telemetry.ts'
import { startApi } from '../support/api.ts'
import { movableClock } from '../support/clock.ts'
import { contentOf } from '../support/consistency.ts'
import { startTable, TableName } from '../support/database.ts'
import { startLocalCloud } from '../support/local-cloud.ts'
import { readingNow, say } from '../support/reading.ts'
import { signIn } from '../support/sign-in.ts'
import { newcomer, operator, southern } from '../support/tokens.ts'

const now = Date.UTC(2026, 10, 23, 6, 20)
const hour = 3_600_000
const day = 24 * hour
const fleet = [...seedVehicles('north', 150)].flatMap((vehicle) => {
  const reading = firstReading(vehicle, { now, mayMove: true })
  return reading ? [{ vehicle, reading, until: sampleOf(reading) }] : []
})
const from = now - pastDays * day
const pastOf = ({ vehicle, until }: (typeof fleet)[number]) => pastSamples({ vehicle, from, until })

describe('a made-up past', () => {
  test('is the same whenever it is made, an hour at a time up to what it leads to', () => {
    for (const one of fleet.slice(0, 40)) {
      const past = pastOf(one)
      expect(pastOf(one)).toEqual(past)
      const last = Math.floor(Date.parse(one.until.at) / hour) - 1
      const hours = Math.max(0, last - Math.ceil(from / hour) + 1)
      const whole = Array.from({ length: hours }, (_, n) => new Date((last - n) * hour).toISOString())
      expect(past.map(({ at }) => at)).toEqual(whole.toReversed())
    }
  })

  test('has an odometer that never falls, and levels within bounds of exactly the stores that there are', () => {
    for (const one of fleet) {
      const { fuelLevelPct, stateOfChargePct } = one.until
      const isLevel = (level: number | undefined, now: number | undefined) =>
        now === undefined ? level === undefined : Number.isInteger(level) && within(level ?? -1)
      const wrong = stepsOf(one).filter(
        ({ sample, km }) =>
          km < 0 ||
          sample.odometerM < 0 ||
          !isLevel(sample.fuelLevelPct, fuelLevelPct) ||
          !isLevel(sample.stateOfChargePct, stateOfChargePct),
      )
      expect(wrong).toEqual([])
    }
  })

  test('uses up by the kilometre and fills up now and then, standing: a tank at once, a battery within hours', () => {
    const inUse = fleet.filter(({ vehicle }) => vehicle.lifecycle === 'inUse')
    const steps = inUse.flatMap(stepsOf)
    // What is used is rounded at both ends.
    const isUse = (change: number, km: number, perKm: number) => change <= 0 && -change <= km * perKm + 1
    const isFilling = (change: number, km: number, [least, most]: readonly [number, number]) =>
      km === 0 && change >= least && change <= most
    const odd = steps.filter(
      ({ km, fuel, charge }) =>
        !(isUse(fuel, km, 0.15) || isFilling(fuel, km, [50, 100])) ||
        !(isUse(charge, km, 0.3) || isFilling(charge, km, [1, 25])),
    )
    expect(odd).toEqual([])
    expect(steps.filter(({ fuel }) => fuel > 0).length).toBeGreaterThan(inUse.length)
    expect(steps.filter(({ charge }) => charge > 0).length).toBeGreaterThan(inUse.length)
    expect(steps.filter(({ km }) => km > 0).length).toBeGreaterThan(inUse.length * 100)
  })
})

const within = (level: number) => level >= 0 && level <= 100

/** What changed from each sample to the next. */
function stepsOf(one: (typeof fleet)[number]) {
  const samples = [...pastOf(one), one.until]
  return samples.slice(1).map((sample, index) => {
    const before = samples[index] ?? sample
    return {
      sample,
      km: (sample.odometerM - before.odometerM) / 1000,
      fuel: (sample.fuelLevelPct ?? 0) - (before.fuelLevelPct ?? 0),
      charge: (sample.stateOfChargePct ?? 0) - (before.stateOfChargePct ?? 0),
    }
  })
}

async function startVehicle() {
  const { client } = await startTable()
  const table = fleetTable(client, TableName)
  const one = fleet.find(
    ({ vehicle, until }) => vehicle.lifecycle === 'inUse' && Date.parse(until.at) > now - day,
  )
  if (!one) throw new Error('Expected a vehicle in use')
  await batchPut(table, vehicleItems([one.vehicle]))
  await say(table, one.reading)
  const { vehicleId } = one.vehicle
  return {
    ...one,
    table,
    client,
    make: (at = now) => makePast(table, { tenant: 'north', vehicleId, now: at }),
    record: (reading: Reading) => recordReading(table, 'north', reading),
    past: () => pastSince(table, 'north', vehicleId, new Date(from).toISOString()),
    rows: async () => (await contentOf(table.document)).items,
  }
}

describe('making the past of a vehicle', () => {
  test('writes it once, up to its reading, also where six ask at once', async () => {
    const { make, past, reading, rows } = await startVehicle()
    await Promise.all(Array.from({ length: 6 }, () => make()))
    const samples = await past()
    expect(samples.at(-1)).toMatchObject({ odometerM: reading.odometerM })
    expect(samples.length).toBeGreaterThan(690)
    expect(new Set(samples.map(({ at }) => at.slice(0, 13))).size).toBe(samples.length)
    const before = await rows()
    expect(await make(now + 40 * day)).toBe(true)
    expect(await rows()).toEqual(before)
  })

  test('leads to what has been heard before, which stays as it is', async () => {
    const { make, past, record, reading } = await startVehicle()
    const clock = movableClock(now + 2 * hour)
    const heard = [10_000, 20_000, 30_000].map((metres) => {
      clock.forward({ hours: 9 })
      return readingNow(clock, reading, { ...levelsOf(reading), odometerM: reading.odometerM + metres })
    })
    for (const one of heard) await record(one)
    const recorded = await past()
    expect(recorded).toHaveLength(3)
    expect(await make(clock.now())).toBe(true)
    const samples = await past()
    expect(samples.slice(-3)).toEqual(recorded)
    const odometers = samples.map(({ odometerM }) => odometerM)
    expect(odometers).toEqual(odometers.toSorted((one, other) => one - other))
    expect(samples.length).toBeGreaterThan(600)
  })

  test.each([
    ['nothing', []],
    ['something earlier on the day', [250]],
  ])('goes on where the vehicle, heard to say %s, says something meanwhile', async (_what, earlier) => {
    const { client, make, past, record, reading, vehicle } = await startVehicle()
    const clock = movableClock(now)
    for (const metres of earlier) {
      clock.forward({ hours: 1 })
      await record(readingNow(clock, vehicle, { odometerM: reading.odometerM + metres }))
    }
    clock.forward({ hours: 1 })
    const next = readingNow(clock, vehicle, { odometerM: reading.odometerM + 500 })
    let transactions = 0
    client.middlewareStack.add(
      (forward, { commandName }) =>
        async (args) => {
          if (commandName === 'TransactWriteItemsCommand' && (transactions += 1) === 1) await record(next)
          return forward(args)
        },
      { step: 'initialize', name: 'sayBetween' },
    )
    expect(await make()).toBe(true)
    expect(transactions).toBe(2)
    const samples = await past()
    expect(samples.at(-1)).toMatchObject({ odometerM: next.odometerM })
    expect(new Set(samples.map(({ at }) => at.slice(0, 13))).size).toBe(samples.length)
  })

  test('is nothing for a vehicle that said nothing, or nothing for longer than the past is kept', async () => {
    const { client } = await startTable()
    const table = fleetTable(client, TableName)
    const [one, other] = fleet.map(({ vehicle }) => vehicle)
    if (!one || !other) throw new Error('Expected two vehicles')
    await batchPut(table, vehicleItems([one, other]))
    const options = { tenant: 'north', vehicleId: one.vehicleId, now }
    expect(await makePast(table, options)).toBe(false)
    await say(table, readingNow(movableClock(now - 90 * day), other))
    await makePast(table, { ...options, vehicleId: other.vehicleId })
    expect(await pastSince(table, 'north', other.vehicleId, new Date(0).toISOString())).toEqual([])
    expect(await findReading(table, 'north', one.vehicleId)).toBeUndefined()
  })
})

test('in the local cloud the past is there at the first question, for nobody whom the API refuses', async () => {
  const { call, table, vehicles, clock } = await startApi({
    around: (api, table, now) => withPast(api, { table, now }),
  })
  const [vehicle] = vehicles
  await say(table, readingNow(clock, vehicle, { odometerM: 50_000_000, fuelLevelPct: 50, simulated: true }))
  const address = `GET /vehicles/read/${vehicle.vehicleId}/telemetry?days`
  const rows = async () => (await contentOf(table.document)).items
  const before = await rows()
  const refused = [
    await call(newcomer, `${address}=30`),
    await call(newcomer, `${address}=30`, { claims: { scope: 'fleet/telemetry' } }),
    await call(southern, `${address}=30`),
    await call(operator, `${address}=31`),
    await call(operator, `GET /vehicles/read/${vehicle.vehicleId}`),
  ]
  expect(refused.map(({ status }) => status)).toEqual([401, 403, 404, 400, 200])
  expect(await rows()).toEqual(before)

  const [first, second] = await Promise.all([1, 2].map(() => call(operator, `${address}=30`)))
  const telemetry = first?.body as unknown as VehicleTelemetry
  expect(telemetry.past.length).toBeGreaterThan(700)
  expect(telemetry.past.at(-1)).toMatchObject({ odometerM: 50_000_000, fuelLevelPct: 50 })
  expect(second?.body).toEqual(telemetry)
  expect((await call(operator, `${address}=30`)).body).toEqual(telemetry)
})

test('a local cloud tells the past of its vehicles, which is simulated', async () => {
  await using cloud = await startLocalCloud()
  const { access_token } = await signIn(cloud, 'operator')
  const headers = { authorization: `Bearer ${access_token}` }
  const list: ReadingPage = await (await cloud.fetch('/api/telemetry/read', { headers })).json()
  const recent = list.items.find(({ connectivity }) => connectivity === 'online')
  const answer = await cloud.fetch(`/api/vehicles/read/${recent?.vehicleId}/telemetry`, { headers })
  const { reading, past }: VehicleTelemetry = await answer.json()
  expect(past.length).toBeGreaterThan(160)
  expect(reading?.simulated).toBe(true)
})

function levelsOf({ fuelLevelPct, stateOfChargePct }: Reading): Partial<Reading> {
  return {
    ...(fuelLevelPct !== undefined && { fuelLevelPct }),
    ...(stateOfChargePct !== undefined && { stateOfChargePct }),
  }
}
