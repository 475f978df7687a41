import { expect, test } from 'vitest'
import { removeVehicle } from '#cloud/api/vehicle-removal.ts'
import { seedVin } from '#cloud/local/seed/seed-vin.ts'
import type { AddResult } from '#contract/new-vehicle.ts'
import { type Api, type Received, startApi } from '../support/api.ts'
import { contentOf, contradictionsIn } from '../support/consistency.ts'
import { manager, operator } from '../support/tokens.ts'
import { newVehicle } from '../support/vehicle.ts'

/** Through gateway, boundary and handlers, as from as many browsers at once. */
const atOnce = (count: number, call: (n: number) => Promise<Received>) =>
  Promise.all(Array.from({ length: count }, (_, n) => call(n)))

const contradictions = async ({ table }: Api) => contradictionsIn(await contentOf(table.document))

test('of 50 writers of one version one wins, and 49 are answered with the winner’s record', async () => {
  const api = await startApi()
  const { call, vehicles } = api
  const { vehicleId } = vehicles[0]
  const answers = await atOnce(50, (writer) =>
    call(manager, `PATCH /vehicles/update/${vehicleId}`, {
      headers: { 'If-Match': '"1"' },
      body: { callSign: `W-${writer}` },
    }),
  )
  const [winner, ...others] = answers.filter(({ status }) => status === 200)
  expect(others).toEqual([])
  expect(winner?.body).toMatchObject({ vehicleId, version: 2 })

  const stale = answers.filter(({ status }) => status === 412)
  expect(stale).toHaveLength(49)
  for (const { body } of stale) {
    expect(body.error).toMatchObject({ code: 'version_stale', current: winner?.body })
  }
  const read = await call(manager, `GET /vehicles/read/${vehicleId}`)
  expect(read.body).toEqual(winner?.body)
  const history = await call(manager, `GET /vehicles/read/${vehicleId}/history`)
  expect(history.body['items']).toHaveLength(1)
  expect(await contradictions(api)).toEqual([])
})

test('20 parallel calls with one idempotency key make one command, and 20 same answers', async () => {
  const api = await startApi()
  const { call, vehicles, table } = api
  const { vehicleId } = vehicles[0]
  const answers = await atOnce(20, () =>
    call(operator, `POST /vehicles/command/${vehicleId}/lock-doors`, {
      headers: { 'Idempotency-Key': 'k-1' },
    }),
  )
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202))
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1)

  const { items } = await contentOf(table.document)
  const commands = items.filter(({ sk }) => sk.startsWith('C#'))
  expect(commands).toMatchObject([{ commandId: answers[0]?.body['commandId'] }])
  const history = await call(manager, `GET /vehicles/read/${vehicleId}/history`)
  expect(history.body['items']).toHaveLength(1)
  expect(await contradictions(api)).toEqual([])
})

test('20 parallel additions of one VIN make one vehicle, and all are told of it', async () => {
  const api = await startApi()
  const { call, table } = api
  const body = { vehicles: [newVehicle({ vin: '1M8GDM9AXKP042788' })] }
  const answers = await atOnce(20, () => call(manager, 'POST /vehicles/update', { body }))
  const results = answers.flatMap((answer) => answer.body['results'] as readonly AddResult[])
  expect(results.map(({ outcome }) => outcome).toSorted()).toEqual([
    'created',
    ...Array.from({ length: 19 }, () => 'unchanged'),
  ])
  expect(new Set(results.map(({ vehicle }) => vehicle?.vehicleId)).size).toBe(1)
  const { items } = await contentOf(table.document)
  expect(items.filter(({ vin }) => vin === '1M8GDM9AXKP042788')).toHaveLength(1)
  expect(items.filter(({ action }) => action === 'addVehicles')).toHaveLength(1)
  expect(await contradictions(api)).toEqual([])
})

test('additions and removals of the same VINs at once leave nothing by halves', async () => {
  const api = await startApi()
  const { call, table, clock } = api
  const at = new Date(clock.now()).toISOString()
  const vehicles = [0, 1, 2].map((serial) =>
    newVehicle({ vin: seedVin({ start: '1FTBR1C8', plant: 'K', year: 2024, serial }) }),
  )
  const addAndRemove = async () => {
    const answer = await call(manager, 'POST /vehicles/update', { body: { vehicles } })
    const results = answer.body['results'] as readonly AddResult[]
    for (const { vehicle } of results) {
      if (vehicle) await removeVehicle(table, { tenant: 'north', vehicleId: vehicle.vehicleId, at })
    }
    return answer
  }
  const answers = await Promise.all(Array.from({ length: 12 }, addAndRemove))
  expect(answers.filter(({ status }) => status !== 200)).toEqual([])
  expect(await contradictions(api)).toEqual([])
  const { items } = await contentOf(table.document)
  expect(items.filter(({ pk }) => pk === 'T#north#V')).toHaveLength(3)
})

test('a vehicle that gets another VIN while it is removed leaves neither', async () => {
  const api = await startApi()
  const { call, client, table, clock, vehicles } = api
  const { vehicleId } = vehicles[0]
  const changed: number[] = []
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName === 'TransactWriteItemsCommand' && changed.length === 0) {
          changed.push(0)
          const change = { headers: { 'If-Match': '"1"' }, body: { vin: '1M8GDM9AXKP042788' } }
          changed[0] = (await call(manager, `PATCH /vehicles/update/${vehicleId}`, change)).status
        }
        return next(args)
      },
    { step: 'initialize', name: 'changeBetween' },
  )
  const at = new Date(clock.now()).toISOString()
  expect(await removeVehicle(table, { tenant: 'north', vehicleId, at })).toBe(true)
  expect(changed).toEqual([200])
  const { items } = await contentOf(table.document)
  expect(items.filter(({ pk, sk }) => pk === 'T#north#V' && sk === vehicleId)).toEqual([])
  expect(items.filter(({ pk }) => pk === 'T#north#S')).toHaveLength(2)
})

test('writers of many versions, VINs and commands at once leave nothing by halves', async () => {
  const api = await startApi()
  const { call, vehicles } = api
  const answers = await atOnce(60, (n) => {
    const { vehicleId, vin } = vehicles[n % 3] ?? vehicles[0]
    const other = (vehicles[(n + 1) % 3] ?? vehicles[0]).vin
    if (n % 4 === 0) {
      const headers = { 'Idempotency-Key': `k-${n % 8}` }
      return call(manager, `POST /vehicles/command/${vehicleId}/lock-doors`, { headers })
    }
    return call(manager, `PATCH /vehicles/update/${vehicleId}`, {
      headers: { 'If-Match': `"${1 + (n % 2)}"` },
      body: { callSign: `W-${n}`, vin: n % 5 === 0 ? other : vin },
    })
  })
  expect(answers.filter(({ status }) => status >= 500)).toEqual([])
  expect(await contradictions(api)).toEqual([])
})
