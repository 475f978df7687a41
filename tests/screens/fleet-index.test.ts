import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Reading } from '#contract/telemetry.ts'
import { FleetIndex, type Question } from '#fleet/search/fleet-index.ts'
import { type Keyed, Records } from '#fleet/store/records.ts'
import type { FleetRow } from '#fleet/view/columns.ts'
import { facetNames } from '#fleet/view/facets.ts'
import { usualView } from '#fleet/view/fleet-view.ts'
import { anyReading, anyVehicle, names, now } from '../support/any-fleet.ts'
import { anyView } from '../support/any-view.ts'
import { naiveAnswer } from '../support/naive-search.ts'
import { vehicle } from '../support/vehicle.ts'

const ids = Array.from({ length: 14 }, (_, number) => `veh-${number}`)
const anyId = fc.constantFrom(...ids)

const question = anyView(
  fc.oneof(
    fc.constantFrom('', '', 'ford', 'SKODA', 'fc10', 'b fc', 'transit 1', 'οδοσ', 'ΟΔΟΣ', '<img', '.*', '  '),
    fc.constantFrom(...names),
  ),
  fc.constantFrom(...names, '', 'available', 'inUse', '2020', '2021', 'electric', 'online', 'offline'),
)

/** What happens to a fleet between two looks at it, and the look. */
const steps = fc.array(
  fc.record({
    changed: fc.array(anyId.chain(anyVehicle), { maxLength: 8 }),
    said: fc.array(anyId.chain(anyReading), { maxLength: 8 }),
    removed: fc.array(anyId, { maxLength: 2 }),
    question,
  }),
  { minLength: 1, maxLength: 8 },
)

/** Records that take in whatever comes, as from a feed that is always newer. */
const records = <Item extends Keyed>() => new Records<Item>(() => true)

const answerOf = (index: FleetIndex, view: Question) => {
  const found = index.find(view, now)
  const counts = found.counts()
  return {
    vehicleIds: found.rows().map((row) => row.vehicle.vehicleId),
    counts: Object.fromEntries(facetNames.map((name) => [name, Object.fromEntries(counts[name])])),
  }
}

test('after any changes, any view shows the rows and the counts that looking at every vehicle gives', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const index = new FleetIndex()
      const fleet = records<FleetRow['vehicle']>()
      const readings = records<Reading>()
      for (const { changed, said, removed, question: view } of all) {
        fleet.merge(changed)
        fleet.remove(removed)
        readings.merge(said)
        index.update(fleet.items, (vehicleId) => readings.get(vehicleId))
        const rows = fleet.items.map((one) => ({ vehicle: one, reading: readings.get(one.vehicleId) }))
        expect(answerOf(index, view)).toEqual(naiveAnswer(rows, view, now))
      }
    }),
    { numRuns: 200 },
  )
})

test('more vehicles than are searched at once, some changed, some gone: as looking at every vehicle', () => {
  const many = fc.tuple(
    fc.array(fc.nat(1500), { maxLength: 30 }),
    fc.array(fc.nat(1500), { maxLength: 30 }),
    fc.nat(1500),
    fc.array(anyVehicle('any'), { minLength: 5, maxLength: 5 }),
    question,
  )
  fc.assert(
    fc.property(many, ([changed, removed, size, kinds, view]) => {
      const index = new FleetIndex()
      const fleet = records<FleetRow['vehicle']>()
      const make = (number: number, kind: number) => ({
        ...(kinds[kind % kinds.length] ?? vehicle()),
        vehicleId: `veh-${number}`,
      })
      const look = () => {
        index.update(fleet.items, () => undefined)
        const rows = fleet.items.map((one) => ({ vehicle: one, reading: undefined }))
        expect(answerOf(index, view)).toEqual(naiveAnswer(rows, view, now))
      }
      fleet.merge(Array.from({ length: size }, (_, number) => make(number, number)))
      look()
      fleet.merge(changed.map((number) => make(number, number + 1)))
      fleet.remove(removed.map((number) => `veh-${number}`))
      look()
      fleet.merge(Array.from({ length: 700 }, (_, number) => make(number + size, number + 2)))
      look()
    }),
    { numRuns: 10 },
  )
})

describe('search', () => {
  const index = new FleetIndex()
  index.update(
    [
      vehicle({ vehicleId: '1', licensePlate: 'B-FC 10', make: 'Škoda', model: 'Octavia', callSign: 'N-2' }),
      vehicle({
        vehicleId: '2',
        licensePlate: 'B-FC 9',
        make: 'Ford',
        model: 'Transit',
        tags: ['night shift'],
      }),
      vehicle({ vehicleId: '3', licensePlate: 'A-XY 1', make: 'Ford', model: 'E-Transit', driver: 'Αλέξης' }),
    ],
    () => undefined,
  )

  test.each([
    ['fc10', ['1']],
    ['b-fc 10', ['1']],
    ['skoda', ['1']],
    ['ŠKODA', ['1']],
    ['transit ford', ['3', '2']],
    ['n-2', ['1']],
    ['night', ['2']],
    ['night e-transit', []],
    ['ΑΛΈΞΗΣ', ['3']],
    ['1m8gdm9axkp04278', ['3', '2', '1']],
    ['nowhere', []],
    ['   ', ['3', '2', '1']],
    ['.*', []],
  ])('“%s” finds %j, plates as people read numbers', (text, ids) => {
    const found = index.find({ ...usualView, text }, now)
    expect(found.rows().map((row) => row.vehicle.vehicleId)).toEqual(ids)
    expect(found.count).toBe(ids.length)
    expect(ids.map(found.placeOf)).toEqual(ids.map((_, place) => place))
    expect(found.placeOf('veh-elsewhere')).toBe(-1)
    expect(found.row(ids.length)).toBeUndefined()
  })
})

test('values that differ in case alone are equal, so that the next key decides, whichever came first', () => {
  const index = new FleetIndex()
  const made = (vehicleId: string, make: string, modelYear: number) =>
    vehicle({ vehicleId, make, model: 'x', modelYear })
  const fleet = [
    made('1', 'ford', 2024),
    made('2', 'Ford', 2022),
    made('3', 'FORD', 2023),
    made('4', 'Audi', 2025),
  ]
  const sort = [
    { column: 'make', descending: false },
    { column: 'modelYear', descending: false },
  ] as const
  index.update(fleet.slice(0, 2), () => undefined)
  index.find({ ...usualView, sort }, now)
  index.update(fleet, () => undefined)
  const shown = index.find({ ...usualView, sort }, now).rows()
  expect(shown.map((row) => row.vehicle.vehicleId)).toEqual(['4', '2', '3', '1'])
})

test('of vehicles that have not changed, the rows are the same objects', () => {
  const index = new FleetIndex()
  const before = ['1', '2', '3'].map((vehicleId) => vehicle({ vehicleId }))
  const rows = () => index.find(usualView, now).rows()
  index.update(before, () => undefined)
  const [first, second, third] = rows()
  index.update(before.with(1, vehicle({ vehicleId: '2', version: 2 })), () => undefined)
  expect(rows().map((row, place) => row === [first, second, third][place])).toEqual([true, false, true])
})

test('values that come and go all day, such as odometers, stay in order', () => {
  const index = new FleetIndex()
  const fleet = ['1', '2', '3'].map((vehicleId) => vehicle({ vehicleId }))
  const sort = [{ column: 'odometer', descending: false }] as const
  const [reading] = fc.sample(anyReading('1'), 1)
  if (!reading) throw new Error('There is no reading')
  const orders = Array.from({ length: 2000 }, (_, tick) => {
    const metres: Record<string, number> = { 1: tick, 2: 2000 - tick, 3: 1000.5 }
    index.update(fleet, (vehicleId) => ({ ...reading, vehicleId, odometerM: metres[vehicleId] ?? 0 }))
    const shown = index.find({ ...usualView, sort }, now).rows()
    return shown.map((row) => row.reading?.odometerM ?? Number.NaN)
  })
  expect(orders.filter(([a = 0, b = 0, c = 0]) => !(a <= b && b <= c))).toEqual([])
})
