import { describe, expect, test } from 'vitest'
import type { AddResult } from '#contract/new-vehicle.ts'
import { type Api, startApi } from '../support/api.ts'
import { contentOf, contradictionsIn } from '../support/consistency.ts'
import { manager, operator, southern } from '../support/tokens.ts'
import { newVehicle } from '../support/vehicle.ts'

const address = 'POST /vehicles/update'
/** Its check digit is right. */
const vin = '1M8GDM9AXKP042788'
/** From Germany, with a check digit that is off. */
const german = 'WDB9066331S123456'

/** The results of an addition, which is answered. */
async function add({ call }: Api, vehicles: readonly unknown[], more: object = {}) {
  const { status, body } = await call(manager, address, { body: { vehicles, ...more } })
  expect(status).toBe(200)
  return body['results'] as readonly AddResult[]
}

const outcomes = (results: readonly AddResult[]) => results.map(({ outcome }) => outcome)
const problemsIn = (result: AddResult | undefined) => (result?.outcome === 'refused' ? result.problems : [])
const fieldsIn = (result: AddResult | undefined) => problemsIn(result).map(({ field }) => field)

test('a vehicle is added with its fields, as version 1, by whoever asked, with an entry in its history', async () => {
  const api = await startApi()
  const { call, clock, vehicles } = api
  const at = new Date(clock.now()).toISOString()
  const [result] = await add(api, [
    { ...newVehicle({ vin: ' 1m8gdm9a-xkp042788' }), driver: ' Ada  ', depot: null, bodyType: undefined },
  ])
  expect(result).toEqual({
    outcome: 'created',
    vehicle: {
      ...newVehicle({ vin }),
      vehicleId: expect.stringMatching(/^v[0-9a-f]{20}$/),
      tenantId: 'north',
      version: 1,
      createdAt: at,
      updatedAt: at,
      updatedBy: 'manager',
      driver: 'Ada',
    },
  })
  const { vehicleId } = (result as { vehicle: { vehicleId: string } }).vehicle
  expect(vehicles.map((one) => one.vehicleId)).not.toContain(vehicleId)
  const read = await call(manager, `GET /vehicles/read/${vehicleId}`)
  expect(read.body).toEqual((result as { vehicle: object }).vehicle)
  const history = await call(manager, `GET /vehicles/read/${vehicleId}/history`)
  expect(history.body['items']).toMatchObject([
    { action: 'addVehicles', decision: 'allowed', decidedBy: 'fleet/write, manager', username: 'manager' },
  ])
  const [{ changes }] = history.body['items'] as [{ changes: unknown[] }]
  expect(changes).toContainEqual({ field: 'driver', to: 'Ada' })
  expect(changes).not.toContainEqual(expect.objectContaining({ field: 'depot' }))
})

test('without lifecycle and tags it is available and has none', async () => {
  const { lifecycle: _lifecycle, tags: _tags, ...fields } = newVehicle({ vin })
  const [result] = await add(await startApi(), [fields])
  expect(result).toMatchObject({ outcome: 'created', vehicle: { lifecycle: 'available', tags: [] } })
})

test('a wrong check digit is refused in North America, and accepted elsewhere', async () => {
  const results = await add(await startApi(), [
    newVehicle({ vin: german }),
    newVehicle({ vin: `2${vin.slice(1)}` }),
  ])
  expect(outcomes(results)).toEqual(['created', 'refused'])
  expect(fieldsIn(results[1])).toEqual(['vin'])
})

describe('a VIN that the fleet has', () => {
  const known = newVehicle({ vin, driver: 'Ada', tags: ['a', 'b'] })

  // What is sent the second time, and what that comes to; by hand.
  test.each([
    ['just the same', known, []],
    ['the same in another notation', { ...known, vin: vin.toLowerCase(), driver: ' Ada ' }, []],
    ['without what it says nothing about', { ...known, driver: undefined, tags: undefined }, []],
    ['without a default', { ...known, lifecycle: undefined }, []],
    ['another driver', { ...known, driver: 'Bob' }, ['driver']],
    ['expressly no driver', { ...known, driver: null }, ['driver']],
    ['a depot where there is none', { ...known, depot: 'Here' }, ['depot']],
    ['other tags', { ...known, tags: ['b'] }, ['tags']],
    ['two other fields', { ...known, make: 'Fjord', modelYear: 2020 }, ['make', 'modelYear']],
  ])('with %s', async (_, again, differing) => {
    const api = await startApi()
    const [first] = await add(api, [known])
    const present = (first as { vehicle: object }).vehicle
    const before = await contentOf(api.table.document)
    for (const more of [{}, { dryRun: true }]) {
      const [result] = await add(api, [again], more)
      expect(fieldsIn(result)).toEqual(differing)
      expect(result).toMatchObject({
        outcome: differing.length > 0 ? 'refused' : 'unchanged',
        vehicle: present,
      })
    }
    expect(await contentOf(api.table.document)).toEqual(before)
  })

  test('is told what the fleet’s record has', async () => {
    const api = await startApi()
    await add(api, [known])
    const [result] = await add(api, [{ ...known, tags: [], driver: 'Bob', depot: 'Here' }])
    expect(problemsIn(result)).toEqual([
      { field: 'tags', message: 'The fleet’s record of this VIN has a, b' },
      { field: 'driver', message: 'The fleet’s record of this VIN has Ada' },
      { field: 'depot', message: 'The fleet’s record of this VIN has none' },
    ])
  })

  test('is free again for another vehicle once a change has taken it away', async () => {
    const api = await startApi()
    const [first] = await add(api, [known])
    const { vehicleId } = (first as { vehicle: { vehicleId: string } }).vehicle
    await api.call(manager, `PATCH /vehicles/update/${vehicleId}`, {
      headers: { 'If-Match': '"1"' },
      body: { vin: german },
    })
    expect(outcomes(await add(api, [known, newVehicle({ vin: german })]))).toEqual(['created', 'refused'])
  })

  test('of another tenant is no hindrance, and not told', async () => {
    const api = await startApi()
    await add(api, [known])
    const answer = await api.call(southern, address, { body: { vehicles: [{ ...known, driver: 'Bob' }] } })
    expect(answer.body['results']).toMatchObject([{ outcome: 'created', vehicle: { tenantId: 'south' } }])
    expect(answer.text).not.toContain('Ada')
  })
})

test('a VIN twice in one request is refused the second time, also where the first has something else wrong', async () => {
  const api = await startApi()
  const other = newVehicle({ vin: german })
  const vehicles = [
    newVehicle({ vin }),
    other,
    newVehicle({ vin: vin.toLowerCase() }),
    { ...other, make: '' },
  ]
  const results = await add(api, vehicles)
  expect(outcomes(results)).toEqual(['created', 'created', 'refused', 'refused'])
  expect(fieldsIn(results[2])).toEqual(['vin'])
  expect(fieldsIn(results[3])).toEqual(['vin', 'make'])
  const reversed = await add(await startApi(), vehicles.toReversed())
  expect(outcomes(reversed)).toEqual(['refused', 'created', 'refused', 'refused'])
})

test('a dry run says the same, and writes nothing at all', async () => {
  const vehicles = [newVehicle({ vin }), {}, newVehicle({ vin: german }), newVehicle({ vin: german }), null]
  const api = await startApi()
  const before = await contentOf(api.table.document)
  const dry = await add(api, vehicles, { dryRun: true })
  expect(await contentOf(api.table.document)).toEqual(before)
  const wet = await add(api, vehicles)
  expect(outcomes(dry)).toEqual(['created', 'refused', 'created', 'refused', 'refused'])
  expect(dry).toEqual(wet.map((one) => (one.outcome === 'created' ? { outcome: 'created' } : one)))
})

test('one that is refused does not stop the others, and asked again nothing is added twice', async () => {
  const api = await startApi()
  const vehicles = [{ ...newVehicle({ vin }), make: 7 }, newVehicle({ vin: german })]
  expect(outcomes(await add(api, vehicles))).toEqual(['refused', 'created'])
  expect(outcomes(await add(api, vehicles))).toEqual(['refused', 'unchanged'])
  expect(outcomes(await add(api, [newVehicle({ vin }), vehicles[1]]))).toEqual(['created', 'unchanged'])
  expect(contradictionsIn(await contentOf(api.table.document))).toEqual([])
})

test('an operator may not, and nothing is added', async () => {
  const { call, table } = await startApi()
  const before = await contentOf(table.document)
  const body = { vehicles: [newVehicle({ vin })] }
  expect((await call(operator, address, { body })).status).toBe(401)
  const withScope = await call(operator, address, { body, claims: { scope: 'fleet/write' } })
  expect([withScope.status, withScope.body.error?.['code']]).toEqual([403, 'group_missing'])
  const after = await contentOf(table.document)
  expect(after.changes).toEqual(before.changes)
  const known = new Set(before.items.map(({ sk }) => sk))
  expect(after.items.filter(({ sk }) => !known.has(sk))).toMatchObject([
    { action: 'addVehicles', decision: 'denied', decidedBy: 'group_missing', username: 'operator' },
  ])
})
