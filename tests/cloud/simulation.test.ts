import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { fleetTable } from '#cloud/api/fleet-table.ts'
import { pastSince } from '#cloud/api/past-store.ts'
import { readingRecords } from '#cloud/api/reading-item.ts'
import { recordsAfter } from '#cloud/api/records.ts'
import { removeVehicle } from '#cloud/api/vehicle-removal.ts'
import { batchPut } from '#cloud/local/seed/batch-put.ts'
import { vehicleItems } from '#cloud/local/seed/vehicle-items.ts'
import { seedVehicles } from '#cloud/local/seed/vehicles.ts'
import { firstReading } from '#cloud/local/telemetry/first-reading.ts'
import { Movers } from '#cloud/local/telemetry/movers.ts'
import { startSimulation } from '#cloud/local/telemetry/simulation.ts'
import { stepMovers } from '#cloud/local/telemetry/step.ts'
import type { Reading } from '#contract/telemetry.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { movableClock } from '../support/clock.ts'
import { startTable, TableName } from '../support/database.ts'

/** A simulation over a table with these vehicles of north. */
async function simulate(vehicles: readonly Vehicle[], { isOn = false, mostMovers = 100 } = {}) {
  const { client } = await startTable()
  const table = fleetTable(client, TableName)
  await batchPut(table, vehicleItems(vehicles))
  const clock = movableClock()
  const logged: string[] = []
  const start = () => {
    const simulation = startSimulation({
      table,
      now: clock.now,
      isOn: () => isOn,
      mostMovers,
      log: (line) => logged.push(line),
    })
    onTestFinished(() => simulation.close())
    return simulation
  }
  const readings = () => recordsAfter(table, readingRecords, { tenant: 'north', after: undefined }, 10_000)
  const readingOf = async ({ vehicleId }: Vehicle) => {
    const Key = readingRecords.key('north', vehicleId)
    return (await table.document.send(new GetCommand({ TableName, Key }))).Item as Reading | undefined
  }
  const simulation = start()
  await simulation.ready
  return { table, clock, logged, start, simulation, readings, readingOf }
}

const north = [...seedVehicles('north', 120)]
const talkative = (vehicle: Vehicle) => firstReading(vehicle, { now: 0, mayMove: true }) !== undefined

describe('the simulation', () => {
  test('begins with a reading for every vehicle that ever says something', async () => {
    const { readings } = await simulate(north)
    const ids = (await readings()).map(({ vehicleId }) => vehicleId)
    expect(ids).toEqual(
      north
        .filter(talkative)
        .map(({ vehicleId }) => vehicleId)
        .toSorted(),
    )
  })

  test('moves vehicles that are in use, and no others, within six steps', async () => {
    const { simulation, readings, clock } = await simulate(north)
    const before = new Map((await readings()).map((reading) => [reading.vehicleId, reading]))
    clock.forward({ seconds: 60 })
    await simulation.step(6)
    const after = await readings()
    const changed = after.filter((reading) => reading.updatedAt !== before.get(reading.vehicleId)?.updatedAt)
    const inUse = north.filter(({ lifecycle }) => lifecycle === 'inUse').map(({ vehicleId }) => vehicleId)
    expect(changed.length).toBeGreaterThan(inUse.length * 0.6)
    expect(changed.filter(({ vehicleId }) => !inUse.includes(vehicleId))).toEqual([])
    const drove = changed.filter(
      ({ vehicleId, odometerM }) => odometerM > (before.get(vehicleId)?.odometerM ?? 0),
    )
    expect(drove.length).toBeGreaterThan(5)
    expect(changed.every(({ simulated }) => simulated)).toBe(true)
  })

  test('keeps a sample an hour of those that move, and writes the rest in batches', async () => {
    const { table, simulation, readings, clock } = await simulate(north)
    const before = new Map((await readings()).map((reading) => [reading.vehicleId, reading]))
    clock.forward({ hours: 2 })
    await simulation.step(12)
    const moved = (await readings()).filter(
      ({ vehicleId, lastSeenAt }) => before.get(vehicleId)?.lastSeenAt !== lastSeenAt,
    )
    expect(moved.length).toBeGreaterThan(10)
    for (const { vehicleId, lastSeenAt } of moved) {
      const past = await pastSince(table, 'north', vehicleId, new Date(0).toISOString())
      expect(past.map(({ at }) => at.slice(0, 13))).toEqual([lastSeenAt.slice(0, 13)])
    }
  })

  test('goes the same way on every laptop', async () => {
    const walk = async () => {
      const { simulation, readings } = await simulate(north)
      await simulation.step(8)
      return (await readings()).map(({ vehicleId, odometerM, connectivity, doorsLocked, location }) => ({
        vehicleId,
        odometerM: odometerM > 0,
        connectivity,
        doorsLocked,
        at: [location?.lat, location?.lon],
      }))
    }
    expect(await walk()).toEqual(await walk())
  })

  test('gives a vehicle that is added a reading at the next step, and lets one that is removed go', async () => {
    const [added, ...others] = north.filter((one) => one.lifecycle === 'inUse' && talkative(one))
    const doomed = others[0]
    if (!added || !doomed) throw new Error('Expected two vehicles in use')
    const { table, clock, simulation, readingOf } = await simulate(others)
    await simulation.step(1)
    const at = new Date(clock.now()).toISOString()
    await batchPut(table, vehicleItems([{ ...added, createdAt: at, updatedAt: at }]))
    await simulation.inTurn(() => removeVehicle(table, { tenant: 'north', vehicleId: doomed.vehicleId, at }))
    await simulation.step(12)
    expect(await readingOf(added)).toMatchObject({ vehicleId: added.vehicleId, simulated: true })
    expect(await readingOf(doomed)).toBeUndefined()
  })

  test('does so also for what was added while it was not there, and writes no first reading twice', async () => {
    const [added, ...others] = north.filter(talkative)
    if (!added) throw new Error('Expected a vehicle')
    const { table, clock, simulation, start, readings, readingOf } = await simulate(others)
    await simulation.close()
    clock.forward({ hours: 5 })
    const at = new Date(clock.now()).toISOString()
    await batchPut(table, vehicleItems([{ ...added, createdAt: at, updatedAt: at }]))
    const before = await readings()
    clock.forward({ hours: 5 })
    const again = start()
    await again.ready
    expect(await readings()).toEqual(before)
    await again.step(1)
    expect(await readingOf(added)).toMatchObject({ updatedAt: new Date(clock.now()).toISOString() })
  })

  test('stops a vehicle that is taken out of use while it drives', async () => {
    const inUse = north.filter(({ lifecycle }) => lifecycle === 'inUse')
    const { table, clock, simulation, readings, readingOf } = await simulate(inUse)
    const driving = (await readings()).find(({ isMoving }) => isMoving)
    const vehicle = inUse.find(({ vehicleId }) => vehicleId === driving?.vehicleId)
    if (!vehicle) throw new Error('Expected a vehicle that drives')
    const at = new Date(clock.now()).toISOString()
    await batchPut(table, vehicleItems([{ ...vehicle, version: 2, updatedAt: at, lifecycle: 'maintenance' }]))
    await simulation.step(3)
    const stopped = await readingOf(vehicle)
    expect(stopped).toMatchObject({ isMoving: false, speedKph: 0 })
    await simulation.step(6)
    expect(await readingOf(vehicle)).toEqual(stopped)
  })

  test('stands still while it is off, and goes on by itself while it is on', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const off = await simulate(north)
    const on = await simulate(north, { isOn: true })
    const before = { off: await off.readings(), on: await on.readings() }
    on.clock.forward({ seconds: 5 })
    vi.advanceTimersByTime(5_000)
    const isMoved = async () => expect(await on.readings()).not.toEqual(before.on)
    await vi.waitFor(isMoved, { timeout: 20_000, interval: 100 })
    expect(await off.readings()).toEqual(before.off)
    expect(on.logged).toEqual([])
  })

  test('lets nobody drive on for ever: who is beyond its bounds stands still', async () => {
    const inUse = north.filter((one) => one.lifecycle === 'inUse' && talkative(one))
    const { simulation, readings, clock } = await simulate(inUse, { mostMovers: 10 })
    expect((await readings()).filter(({ isMoving }) => isMoving).length).toBeLessThanOrEqual(10)
    const before = new Map((await readings()).map((reading) => [reading.vehicleId, reading.updatedAt]))
    clock.forward({ seconds: 60 })
    await simulation.step(30)
    const moved = (await readings()).filter(({ vehicleId, updatedAt }) => before.get(vehicleId) !== updatedAt)
    expect(moved.length).toBeGreaterThan(6)
    expect(moved.length).toBeLessThanOrEqual(10)
  })

  test('writes at most 200 readings of a tenant at a step, however many could move', async () => {
    const { client, partition } = await startTable()
    const movers = new Movers(5_000)
    const [vehicle] = north
    const reading = vehicle && firstReading(vehicle, { now: 0, mayMove: true })
    if (!reading) throw new Error('Expected a vehicle that says something')
    for (let number = 0; number < 5_000; number += 1) {
      const vehicleId = `v${number}`
      const isMoving = { ...reading, vehicleId, connectivity: 'online', isMoving: true } as const
      movers.note({ ...vehicle, vehicleId, lifecycle: 'inUse' }, isMoving)
    }
    await stepMovers(fleetTable(client, TableName), movers, { tenant: 'north', count: 1, now: 0 })
    expect(await partition('T#north#T')).toHaveLength(200)
  })
})
