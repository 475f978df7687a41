import { describe, expect, test } from 'vitest'
import { readingItem, readingRecords } from '#cloud/api/reading-item.ts'
import { depotsOf } from '#cloud/local/seed/depots.ts'
import { randomFor } from '#cloud/local/seed/random.ts'
import { seedVehicles } from '#cloud/local/seed/vehicles.ts'
import { firstReading } from '#cloud/local/telemetry/first-reading.ts'
import { nextReading } from '#cloud/local/telemetry/next-reading.ts'
import { areaOf, isIn } from '#cloud/local/telemetry/places.ts'
import { connectivities, type Reading } from '#contract/telemetry.ts'
import type { Vehicle } from '#contract/vehicle.ts'

const now = Date.UTC(2026, 10, 23, 6)
const fleet = [...seedVehicles('north', 4000), ...seedVehicles('south', 250)]
const said = fleet.flatMap((vehicle) => {
  const reading = firstReading(vehicle, { now, mayMove: true })
  return reading ? [{ vehicle, reading }] : []
})
const share = <Item>(items: readonly Item[], of: (item: Item) => unknown) =>
  items.filter(of).length / items.length

describe('the first readings', () => {
  test('are the same on every laptop at the same time, and say that they are made up', () => {
    const [vehicle] = fleet
    if (!vehicle) throw new Error('The fleet is empty')
    expect(firstReading(vehicle, { now, mayMove: true })).toEqual(said[0]?.reading)
    expect(said.every(({ reading }) => reading.simulated)).toBe(true)
    expect(said[0]?.reading).toMatchObject({
      vehicleId: vehicle.vehicleId,
      updatedAt: new Date(now).toISOString(),
    })
  })

  test('are of the vehicle’s powertrain and lifecycle', () => {
    for (const { vehicle, reading } of said) {
      expect('fuelLevelPct' in reading).toBe(vehicle.powertrain !== 'electric')
      expect('stateOfChargePct' in reading).toBe(vehicle.powertrain !== 'combustion')
      const isGone = vehicle.lifecycle === 'retired' || vehicle.lifecycle === 'stolen'
      const silentDays = (now - Date.parse(reading.lastSeenAt)) / 86_400_000
      expect(isGone && (reading.connectivity !== 'offline' || silentDays < 60)).toBe(false)
      expect(reading.isMoving && vehicle.lifecycle !== 'inUse').toBe(false)
      expect(reading.isMoving).toBe(reading.speedKph > 0)
      expect(reading.lastSeenAt <= reading.updatedAt).toBe(true)
    }
  })

  test('are within bounds, and where the depot is', () => {
    for (const { vehicle, reading } of said) {
      for (const level of [reading.fuelLevelPct ?? 50, reading.stateOfChargePct ?? 50]) {
        expect(level >= 0 && level <= 100).toBe(true)
      }
      expect(connectivities).toContain(reading.connectivity)
      expect(reading.odometerM).toBeGreaterThan(0)
      expect(reading.dtcs.every((code) => /^[BCPU][0-3][0-9A-F]{3}$/.test(code))).toBe(true)
      const own = [...depotsOf.north, ...depotsOf.south].find(({ name }) => name === vehicle.depot)
      expect(own && isIn(own.area, reading.location ?? own.area[0])).toBe(true)
    }
  })

  test('are of all kinds: some vehicles never said anything, some are low, some have trouble', () => {
    expect(share(fleet, (one) => !firstReading(one, { now, mayMove: true }))).toBeCloseTo(0.02, 1)
    for (const connectivity of connectivities) {
      expect(share(said, ({ reading }) => reading.connectivity === connectivity)).toBeGreaterThan(0.08)
    }
    expect(share(said, ({ reading }) => reading.isMoving)).toBeGreaterThan(0.1)
    expect(share(said, ({ reading }) => reading.dtcs.length > 0)).toBeGreaterThan(0.03)
    expect(share(said, ({ reading }) => (reading.fuelLevelPct ?? 100) < 15)).toBeGreaterThan(0.03)
    expect(share(said, ({ reading }) => reading.location === undefined)).toBeGreaterThan(0.003)
  })

  test('nobody drives who has no next reading', () => {
    const still = fleet.flatMap((vehicle) => firstReading(vehicle, { now, mayMove: false }) ?? [])
    expect(still.filter(({ isMoving }) => isMoving)).toEqual([])
  })
})

test('in a day of driving a vehicle stays near its depot and within bounds, and does all that vehicles do', () => {
  const seen = { drove: 0, stopped: 0, slept: 0, droppedOut: 0, unlocked: 0, filled: 0, charged: 0 }
  const inUse = said.filter(({ vehicle }) => vehicle.lifecycle === 'inUse').slice(0, 30)
  for (const { vehicle, reading: first } of inUse) {
    let reading = first
    for (let step = 0; step < 1000; step += 1) {
      const random = randomFor(`${vehicle.vehicleId} ${step}`)
      const next = nextReading(vehicle, reading, { now: now + step * 30_000, seconds: 30, random })
      if (!next) continue
      expect(next.odometerM).toBeGreaterThanOrEqual(reading.odometerM)
      const { fuelLevelPct: fuel = 50, stateOfChargePct: charge = 50 } = next
      expect(fuel >= 0 && fuel <= 100 && charge >= 0 && charge <= 100).toBe(true)
      expect(next.connectivity === 'offline' && next.lastSeenAt !== reading.lastSeenAt).toBe(false)
      expect(next.isMoving && (!next.doorsLocked || next.connectivity !== 'online')).toBe(false)
      expect(next.location === undefined || nearby(vehicle, next)).toBe(true)
      if (next.odometerM > reading.odometerM) seen.drove += 1
      if (reading.isMoving && !next.isMoving) seen.stopped += 1
      if (next.connectivity === 'asleep') seen.slept += 1
      if (next.connectivity === 'offline') {
        seen.droppedOut += 1
      }
      if (!next.doorsLocked) seen.unlocked += 1
      if (fuel > (reading.fuelLevelPct ?? 50)) seen.filled += 1
      if (charge > (reading.stateOfChargePct ?? 50)) seen.charged += 1
      reading = next
    }
  }
  for (const [what, times] of Object.entries(seen)) expect([what, times > 10]).toEqual([what, true])
})

test('an immobilised vehicle never drives, whatever else it does', () => {
  const [parkedOne] = said.filter(
    ({ vehicle, reading }) => vehicle.lifecycle === 'inUse' && !reading.isMoving,
  )
  if (!parkedOne) throw new Error('Expected a vehicle that stands')
  const walk = (first: Reading) => {
    let reading = first
    let drives = 0
    for (let step = 0; step < 500; step += 1) {
      const random = randomFor(`held ${step}`)
      const moment = { now: now + step * 30_000, seconds: 30, random }
      reading = nextReading(parkedOne.vehicle, reading, moment) ?? reading
      drives += reading.isMoving ? 1 : 0
    }
    return drives
  }
  expect(walk({ ...parkedOne.reading, isImmobilized: true })).toBe(0)
  expect(walk({ ...parkedOne.reading, isImmobilized: false })).toBeGreaterThan(50)
})

/** Within a kilometre or two of the depot's area: at its edge a vehicle turns round. */
function nearby(vehicle: Vehicle, { location }: Reading): boolean {
  const [southwest, northeast] = areaOf(vehicle)
  const margin = 0.03
  const wide = [
    { lat: southwest.lat - margin, lon: southwest.lon - margin },
    { lat: northeast.lat + margin, lon: northeast.lon + margin },
  ] as const
  return location !== undefined && isIn(wide, location)
}

test('a reading is written with the keys of its tenant, and told without them', () => {
  const [one] = said
  if (!one) throw new Error('Nobody says anything')
  const item = readingItem('north', one.reading)
  expect(item).toMatchObject({ pk: 'T#north#T', sk: one.vehicle.vehicleId })
  expect(readingRecords.itemOf(item)).toEqual(one.reading)
})
