import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { findCommand } from '#cloud/api/command-store.ts'
import { readingKey } from '#cloud/api/keys.ts'
import { findReading } from '#cloud/api/reading-store.ts'
import { removeVehicle } from '#cloud/api/vehicle-removal.ts'
import { createInTurn } from '#cloud/local/telemetry/in-turn.ts'
import { Movers } from '#cloud/local/telemetry/movers.ts'
import { createSay } from '#cloud/local/telemetry/say.ts'
import { type Behaviour, behaviours, failureOf } from '#cloud/local/vehicles/behaviour.ts'
import { Vehicles } from '#cloud/local/vehicles/vehicles.ts'
import { withVehicles } from '#cloud/local/vehicles/with-vehicles.ts'
import { type Command, type CommandName, commandNames } from '#contract/command.ts'
import type { Reading } from '#contract/telemetry.ts'
import { type Api, startApi } from '../support/api.ts'
import { commandsOf, sendCommand, type SentCommand, vehicleOf } from '../support/commands.ts'
import { type ManualTimers, manualTimers } from '../support/manual-timers.ts'
import { readingNow, say } from '../support/reading.ts'
import { admin } from '../support/tokens.ts'

/** The API with vehicles behind it, whose time passes when the test says so. */
async function startVehicles(behaviour: Behaviour = 'asTheyAre') {
  const mode = { behaviour }
  const movers = new Movers(10)
  const parts: { timers?: ManualTimers; api?: Api } = {}
  const timers = manualTimers((milliseconds) => parts.api?.clock.forward({ seconds: milliseconds / 1000 }))
  const api = await startApi({
    around: (lambda, table, now) => {
      const moversOf = new Map([['north', movers]])
      const options = { table, now, behaviour: () => mode.behaviour, timers }
      return withVehicles(
        lambda,
        new Vehicles({ ...options, say: createSay({ table, moversOf, inTurn: createInTurn() }) }),
      )
    },
  })
  parts.api = api
  const [vehicle] = api.vehicles
  const { vehicleId } = vehicle
  const is = (fields: Partial<Reading>) => say(api.table, readingNow(api.clock, vehicle, fields))
  await is({})
  return {
    ...api,
    api,
    mode,
    movers,
    timers,
    vehicle,
    /** Changes what the vehicle says of itself. */
    is,
    send: (sent?: SentCommand) => sendCommand(api, vehicleId, sent),
    reading: () => findReading(api.table, 'north', vehicleId),
    last: async () => (await commandsOf(api, vehicleId)).items[0],
    status: async () => (await commandsOf(api, vehicleId)).items[0]?.status,
  }
}

const paths: Readonly<Record<CommandName, string>> = {
  lockDoors: 'lock-doors',
  unlockDoors: 'unlock-doors',
  immobilize: 'immobilize',
  release: 'release',
}
const secondsTo = (
  command: Command | undefined,
  from: 'requestedAt' | 'deliveredAt',
  to: 'deliveredAt' | 'endedAt',
) => (Date.parse(command?.[to] ?? '') - Date.parse(command?.[from] ?? '')) / 1000
const within = (value: number, least: number, most: number) => value >= least && value <= most
const by = (command: CommandName): SentCommand => ({
  person: admin,
  path: paths[command],
  body: { reason: 'a test' },
})

describe('a vehicle that is online', () => {
  test('takes a command after half a second to two, and has done it one to three later', async () => {
    const { send, status, last, timers, is, reading } = await startVehicles()
    await is({ doorsLocked: false })
    const sent = await send()
    await timers.pass(499)
    expect(await status()).toBe('requested')
    await timers.pass(timers.next ?? 0)
    expect(await status()).toBe('delivered')
    expect((await reading())?.doorsLocked).toBe(false)
    await timers.pass(3_000)
    const ended = await last()
    expect(ended).toMatchObject({ commandId: sent.commandId, status: 'done' })
    expect(await reading()).toMatchObject({ doorsLocked: true, updatedAt: ended?.endedAt })
    expect(within(secondsTo(ended, 'requestedAt', 'deliveredAt'), 0.5, 2)).toBe(true)
    expect(within(secondsTo(ended, 'deliveredAt', 'endedAt'), 1, 3)).toBe(true)
    expect(timers.next).toBeUndefined()
  })

  test('tells the list what has changed, and goes on from there when it moves', async () => {
    const { send, timers, is, call, clock, movers, vehicle, reading } = await startVehicles()
    await is({ doorsLocked: false })
    const driving = await reading()
    movers.note({ ...vehicle, lifecycle: 'inUse' }, { ...driving, odometerM: 77 } as Reading)
    clock.forward({ seconds: 1 })
    const since = new Date(clock.now()).toISOString()
    await send()
    await timers.pass(5_000)
    const changes = await call(admin, `GET /telemetry/read?updatedSince=${since}`)
    expect(changes.body['items']).toMatchObject([{ doorsLocked: true, odometerM: 77 }])
    expect(movers.readingOf(vehicle.vehicleId)).toEqual(await reading())
  })
})

test('a vehicle that sleeps wakes after eight seconds to twenty', async () => {
  const { send, last, status, timers, is } = await startVehicles()
  await is({ connectivity: 'asleep' })
  await send()
  await timers.pass(7_999)
  expect(await status()).toBe('requested')
  await timers.pass(15_001)
  const ended = await last()
  expect(ended?.status).toBe('done')
  expect(within(secondsTo(ended, 'requestedAt', 'deliveredAt'), 8, 20)).toBe(true)
})

describe('a vehicle that is out of reach', () => {
  test('takes a command when it is back in time', async () => {
    const { send, status, timers, is } = await startVehicles()
    await is({ connectivity: 'offline' })
    await send()
    await timers.pass(50_000)
    expect(await status()).toBe('requested')
    await is({})
    await timers.pass(7_000)
    expect(await status()).toBe('done')
  })

  test('never does what has expired, though it comes back', async () => {
    const { send, last, timers, is, reading } = await startVehicles()
    await is({ connectivity: 'offline', doorsLocked: false })
    const sent = await send()
    await timers.pass(60_000)
    await is({ doorsLocked: false })
    await timers.pass(300_000)
    expect(await last()).toEqual({ ...sent, status: 'expired', endedAt: sent.expiresAt })
    expect(await reading()).toMatchObject({ doorsLocked: false })
    expect(timers.next).toBeUndefined()
  })

  test('nor does one that drops out before it has taken the command', async () => {
    const { send, status, timers, is } = await startVehicles()
    await send()
    await is({ connectivity: 'offline' })
    await timers.pass(30_000)
    expect(await status()).toBe('requested')
    await timers.pass(30_000)
    expect(await status()).toBe('expired')
  })

  test('nor does one that never said anything', async () => {
    const { api, timers, vehicles, table } = await startVehicles()
    const { vehicleId } = vehicles[1]
    const Key = readingKey('north', vehicleId)
    await table.document.send(new DeleteCommand({ TableName: table.name, Key }))
    await sendCommand(api, vehicleId)
    await timers.pass(60_000)
    expect((await commandsOf(api, vehicleId)).items.map(({ status }) => status)).toEqual(['expired'])
    expect(await findReading(api.table, 'north', vehicleId)).toBeUndefined()
  })

  test('nor does one that was removed meanwhile, and it leaves no reading', async () => {
    const { send, reading, timers, table, vehicle, clock } = await startVehicles()
    const { commandId, vehicleId } = await send()
    const at = new Date(clock.now()).toISOString()
    await removeVehicle(table, { tenant: 'north', vehicleId: vehicle.vehicleId, at })
    await timers.pass(60_000)
    expect((await findCommand(table, 'north', vehicleId, commandId))?.status).toBe('requested')
    expect(await reading()).toBeUndefined()
  })
})

test('a vehicle that gets to it too late leaves the command, and says so', async () => {
  const { send, last, timers, clock, is, reading } = await startVehicles()
  await is({ doorsLocked: false })
  await send()
  await timers.pass(timers.next ?? 0)
  expect((await last())?.status).toBe('delivered')
  clock.forward({ seconds: 60 })
  await timers.pass(3_000)
  expect((await last())?.status).toBe('expired')
  expect(await reading()).toMatchObject({ doorsLocked: false })
})

test.each([
  ['immobilize', { isMoving: true, speedKph: 50 }, 'moving'],
  ['unlockDoors', { stateOfChargePct: 4 }, 'lowBattery'],
  ['release', { stateOfChargePct: 0 }, 'lowBattery'],
] as const)('%s is refused by a vehicle with %j: %s', async (command, fields, failure) => {
  const { send, last, timers, is, reading } = await startVehicles()
  await is(fields)
  const before = await reading()
  await send(by(command))
  await timers.pass(5_000)
  expect(await last()).toMatchObject({ command, status: 'failed', failure })
  expect(await reading()).toEqual(before)
})

test('about one vehicle in 25 has a door that does not close, always the same ones, which lock no doors', () => {
  const failures = (command: CommandName) =>
    Array.from({ length: 5_000 }, (_, n) =>
      failureOf('asTheyAre', { vehicleId: `v${n}`, command }, undefined),
    )
  const doors = failures('lockDoors')
  expect(doors.filter((failure) => failure === 'doorOpen').length).toBeGreaterThan(150)
  expect(doors.filter((failure) => failure === 'doorOpen').length).toBeLessThan(250)
  expect(failures('lockDoors')).toEqual(doors)
  for (const other of commandNames.filter((name) => name !== 'lockDoors')) {
    expect(new Set(failures(other))).toEqual(new Set([undefined]))
  }
})

test.each([
  ['lockDoors', { doorsLocked: true }],
  ['unlockDoors', { doorsLocked: false }],
  ['immobilize', { isImmobilized: true }],
  ['release', { isImmobilized: false }],
] as const)('%s, done, leaves the vehicle with %j', async (command, after) => {
  const { send, last, is, reading } = await startVehicles('quick')
  await is({ doorsLocked: command === 'unlockDoors', isImmobilized: command === 'release' })
  await send(by(command))
  expect(await last()).toMatchObject({ command, status: 'done' })
  expect(await reading()).toMatchObject(after)
})

describe('the control makes all vehicles', () => {
  test.each([
    ['quick', 'done', undefined],
    ['refusing', 'failed', 'doorOpen'],
    ['silent', 'delivered', undefined],
    ['asleep', 'requested', undefined],
    ['offline', 'requested', undefined],
  ] as const)('%s: a command that was answered is %s', async (behaviour, status, failure) => {
    const { send, last, is } = await startVehicles(behaviour)
    await is({ connectivity: 'offline' })
    const sent = await send()
    expect(sent.status).toBe('requested')
    const told = await last()
    expect([told?.status, told?.failure]).toEqual([status, failure])
  })

  test('silent: what they took stays delivered, for good', async () => {
    const { send, status, timers } = await startVehicles('silent')
    await send()
    await timers.pass(600_000)
    expect(await status()).toBe('delivered')
  })

  test('as they are again: those that were out of reach take what has not expired', async () => {
    const { send, status, timers, mode } = await startVehicles('offline')
    await send()
    await timers.pass(30_000)
    mode.behaviour = 'quick'
    await timers.pass(2_000)
    expect(await status()).toBe('done')
  })

  test('and each way to behave answers the same to whoever sends', async () => {
    for (const behaviour of behaviours) {
      const { send } = await startVehicles(behaviour)
      expect((await send()).status).toBe('requested')
    }
  })
})

test('the same key again sends nothing again: one command, done once', async () => {
  const { send, api, timers, vehicle, is } = await startVehicles()
  await is({ doorsLocked: false })
  await send({ key: 'same' })
  await send({ key: 'same' })
  expect(timers.count).toBe(1)
  await timers.pass(5_000)
  expect((await send({ key: 'same' })).status).toBe('done')
  await is({ doorsLocked: false })
  await timers.pass(100_000)
  const { items } = await commandsOf(api, vehicle.vehicleId)
  expect(items.map(({ status }) => status)).toEqual(['done'])
  expect((await findReading(api.table, 'north', vehicle.vehicleId))?.doorsLocked).toBe(false)
})

test('a vehicle leaves what something else has taken', async () => {
  const { send, api, timers, is, status, reading } = await startVehicles()
  await is({ doorsLocked: false })
  const sent = await send()
  expect(await vehicleOf(api, sent).deliver()).toMatchObject({ changed: true })
  await timers.pass(60_000)
  expect(await status()).toBe('delivered')
  expect(await reading()).toMatchObject({ doorsLocked: false })
})

test('what the API refuses wakes no vehicle', async () => {
  const { call, timers, vehicle, foreign } = await startVehicles()
  const refused = [
    await call(admin, `POST /vehicles/command/${vehicle.vehicleId}/lock-doors`),
    await call(admin, `POST /vehicles/command/${foreign.vehicleId}/lock-doors`, {
      headers: { 'Idempotency-Key': 'k' },
    }),
    await call(admin, `POST /vehicles/command/${vehicle.vehicleId}/unlock-doors`, {
      headers: { 'Idempotency-Key': 'k' },
      claims: { auth_time: 1 },
    }),
  ]
  expect(refused.map(({ status }) => status)).toEqual([400, 404, 403])
  expect(timers.next).toBeUndefined()
})
