import { describe, expect, test } from 'vitest'
import { type FleetView, vehiclesInView, viewFromUrl, viewToUrl } from '#fleet/list/fleet-view.ts'
import { vehicle } from '../support/vehicle.ts'

const everything = viewFromUrl(new URLSearchParams())

const fleet = [
  vehicle({
    vehicleId: '1',
    licensePlate: 'B-FC 10',
    make: 'Škoda',
    model: 'Octavia',
    driver: 'Zoë',
    callSign: 'N-2',
  }),
  vehicle({
    vehicleId: '2',
    licensePlate: 'B-FC 9',
    make: 'Ford',
    model: 'Transit',
    lifecycle: 'maintenance',
  }),
  vehicle({
    vehicleId: '3',
    licensePlate: 'A-XY 1',
    make: 'Ford',
    model: 'E-Transit',
    driver: 'Ada',
    depot: 'Hof',
  }),
]

const found = (change: Partial<FleetView>) =>
  vehiclesInView(fleet, { ...everything, ...change }).map(({ vehicleId }) => vehicleId)

describe('search', () => {
  test.each([
    ['fc10', ['1']],
    ['b-fc 10', ['1']],
    ['skoda', ['1']],
    ['ŠKODA', ['1']],
    ['ford transit', ['3', '2']],
    ['n-2', ['1']],
    ['1m8gdm9axkp04278', ['3', '2', '1']],
    ['nowhere', []],
    ['   ', ['3', '2', '1']],
    ['.*', []],
  ])('“%s” finds %j', (text, ids) => {
    expect(found({ text })).toEqual(ids)
  })
})

test('plates sort as people read numbers, unknown texts come last, and descending is the reverse', () => {
  expect(found({ sort: 'licensePlate' })).toEqual(['3', '2', '1'])
  expect(found({ sort: 'driver' })).toEqual(['3', '1', '2'])
  expect(found({ sort: 'make' })).toEqual(['3', '2', '1'])
  expect(found({ sort: 'licensePlate', descending: true })).toEqual(['1', '2', '3'])
})

test('lifecycles are alternatives, and narrow a search', () => {
  expect(found({ lifecycles: ['maintenance'] })).toEqual(['2'])
  expect(found({ lifecycles: ['maintenance', 'available'] })).toEqual(['3', '2', '1'])
  expect(found({ lifecycles: ['stolen'] })).toEqual([])
  expect(found({ lifecycles: ['maintenance'], text: 'skoda' })).toEqual([])
})

test('the list handed in is left in its order', () => {
  found({ sort: 'make', descending: true })
  expect(fleet.map(({ vehicleId }) => vehicleId)).toEqual(['1', '2', '3'])
})

test.each(['', 'q=van', 'lifecycle=inUse%2Cstolen', 'sort=-make', 'q=a+b&lifecycle=retired&sort=driver'])(
  'the view of “%s” has that address again',
  (query) => {
    expect(viewToUrl(viewFromUrl(new URLSearchParams(query))).toString()).toBe(query)
  },
)

test.each(['sort=colour', 'sort=-', 'lifecycle=gone,,x', 'q='])(
  '“%s” means nothing, so everything is shown',
  (query) => {
    expect(viewFromUrl(new URLSearchParams(query))).toEqual(everything)
  },
)
