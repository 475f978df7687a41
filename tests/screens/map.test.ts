import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ageWords } from '#fleet/map/age-words.ts'
import { creditsIn } from '#fleet/map/attribution.ts'
import { boxAround, indicesIn, toBounds, widened } from '#fleet/map/box.ts'
import { labelDepots } from '#fleet/map/depots.ts'
import { groupFeatures, pickedFeatures } from '#fleet/map/features.ts'
import { gridLines } from '#fleet/map/grid.ts'
import { groupNear, groupVehicles } from '#fleet/map/groups.ts'
import { summaryWords } from '#fleet/map/map-summary.tsx'
import { marks } from '#fleet/map/marks.ts'
import { mercator } from '#fleet/map/mercator.ts'
import { placeVehicles } from '#fleet/map/placed.ts'
import { wholeRings } from '#fleet/map/whole-rings.ts'
import { fleetWithPositions, readingAt } from '../support/fleet-positions.ts'
import { vehicle } from '../support/vehicle.ts'

const world = { west: 0, north: 0, east: 1, south: 1 }
const nobody: ReadonlySet<string> = new Set()

function placedAt(...places: readonly (readonly [lat: number, lon: number])[]) {
  const ids = places.map((_, at) => `veh-${at}`)
  const readings = places.map(([lat, lon], at) => [`veh-${at}`, readingAt(`veh-${at}`, lat, lon)] as const)
  return placeVehicles(
    ids.map((vehicleId) => vehicle({ vehicleId, depot: 'Chicago West' })),
    new Map(readings),
  )
}

describe('which vehicles are on the map', () => {
  test('those whose position is known, in the list’s order; the others are counted', () => {
    const { vehicles, readings } = fleetWithPositions(80)
    const placed = placeVehicles(vehicles, readings)
    const without = ['veh-39', 'veh-79']
    const expected = vehicles.filter(({ vehicleId }) => !without.includes(vehicleId))
    expect(placed.vehicles).toEqual(expected)
    expect(placed).toMatchObject({ unplaced: 2, x: { length: 78 }, y: { length: 78 } })
    expect(placed.readings.map(({ vehicleId }) => vehicleId)).toEqual(expected.map((one) => one.vehicleId))
  })

  test.each([
    [0, 0],
    [91, 10],
    [10, -181],
    [Number.NaN, 10],
    [10, Number.POSITIVE_INFINITY],
  ])('%d, %d is no place that a vehicle can be at', (lat, lon) => {
    expect(placedAt([lat, lon])).toMatchObject({ vehicles: [], unplaced: 1 })
  })

  test('a vehicle at a pole is at the edge of the map', () => {
    const { y } = placedAt([90, 10], [-90, 10])
    expect(y[0]).toBeCloseTo(0, 3)
    expect(y[1]).toBeCloseTo(1, 3)
  })

  test('places survive the way to the map’s coordinates and back', () => {
    const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true })
    fc.assert(
      fc.property(degrees(85), degrees(180), (lat, lon) => {
        expect(mercator.lat(mercator.y(lat))).toBeCloseTo(lat, 6)
        expect(mercator.lon(mercator.x(lon))).toBeCloseTo(lon, 6)
      }),
    )
  })
})

describe('groups', () => {
  const { vehicles, readings } = fleetWithPositions(2000)
  const placed = placeVehicles(vehicles, readings)

  test.each([0, 3, 7.5, 12, 18])('at zoom %d hold every vehicle exactly once', (zoom) => {
    const members = groupVehicles(placed, world, zoom, nobody).flatMap((group) => group.members)
    expect(members.toSorted((a, b) => a - b)).toEqual([...placed.vehicles.keys()])
  })

  test('come apart as the map gets nearer', () => {
    const counts = [2, 5, 8, 11, 14].map((zoom) => groupVehicles(placed, world, zoom, nobody).length)
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
    expect(counts[0]).toBeLessThan(10)
    expect(counts.at(-1)).toBeGreaterThan(500)
  })

  test('are drawn too far from each other to be confused', () => {
    const groups = groupVehicles(placed, world, 6, nobody)
    const gaps = groups.flatMap((one, at) =>
      groups.slice(at + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y) * 512 * 2 ** 6),
    )
    expect(Math.min(...gaps)).toBeGreaterThan(30)
  })

  test('hold vehicles together that would overlap, wherever the lines of the grid are', () => {
    const offset = fc.double({ min: -0.05, max: 0.05, noNaN: true })
    const places = fc.tuple(
      fc.double({ min: -60, max: 60, noNaN: true }),
      fc.double({ min: 1, max: 170, noNaN: true }),
    )
    fc.assert(
      fc.property(places, offset, offset, ([lat, lon], dLat, dLon) => {
        // A tenth of a degree is 9 pixels at zoom 6.
        const groups = groupVehicles(placedAt([lat, lon], [lat + dLat, lon + dLon]), world, 6, nobody)
        expect(groups).toHaveLength(1)
      }),
      { numRuns: 300 },
    )
  })

  test('lie in the middle of their vehicles', () => {
    const [group] = groupVehicles(placedAt([40, -90], [40, -90.02], [40, -90.04]), world, 5, nobody)
    expect(group?.x).toBeCloseTo(mercator.x(-90.02), 9)
    expect(group?.members).toHaveLength(3)
  })

  test('count the selected ones among them', () => {
    const selected = new Set(vehicles.slice(0, 700).map(({ vehicleId }) => vehicleId))
    const counted = groupVehicles(placed, world, 4, selected).reduce((sum, group) => sum + group.selected, 0)
    expect(counted).toBe(placed.vehicles.filter(({ vehicleId }) => selected.has(vehicleId)).length)
  })

  test('elsewhere stay as they are when one vehicle drives on', () => {
    const [id, moved] = ['veh-0', readingAt('veh-0', 10, 10)]
    const after = placeVehicles(vehicles, new Map(readings).set(id, moved))
    const places = (of: typeof placed) =>
      new Set(groupVehicles(of, world, 8, nobody).map(({ x, y, members }) => `${x} ${y} ${members.length}`))
    const changed = places(after).difference(places(placed))
    expect(changed.size).toBeLessThanOrEqual(2)
  })

  test('beyond the part that is shown are not made', () => {
    const seattle = {
      west: mercator.x(-124),
      east: mercator.x(-120),
      north: mercator.y(49),
      south: mercator.y(46),
    }
    const members = groupVehicles(placed, seattle, 8, nobody).flatMap((group) => group.members)
    expect(new Set(members.map((at) => placed.vehicles[at]?.depot))).toEqual(new Set(['Seattle Georgetown']))
    expect(members).toEqual(expect.arrayContaining(indicesIn(placed, seattle)))
  })

  test('are found by where somebody points, within reach only', () => {
    const groups = groupVehicles(placedAt([40, -90], [50, 8]), world, 5, nobody)
    const near = { x: mercator.x(8.1), y: mercator.y(50) }
    expect(groupNear(groups, near, 0.001)?.members).toEqual([1])
    expect(groupNear(groups, near, 0.0001)).toBeUndefined()
  })
})

describe('what is drawn', () => {
  test('of a single vehicle: its mark, and where it drives to only while it moves', () => {
    const ids = ['moving', 'standing']
    const at = { lat: 40, lon: -90, headingDeg: 123, accuracyM: 5, at: '2026-01-02T03:04:05.000Z' }
    const placed = placeVehicles(
      ids.map((vehicleId) => vehicle({ vehicleId, lifecycle: 'stolen' })),
      new Map([
        ['moving', readingAt('moving', 0, 0, { location: at, isMoving: true, connectivity: 'offline' })],
        ['standing', readingAt('standing', 0, 0, { location: { ...at, lon: -80 } })],
      ]),
    )
    const looks = groupFeatures(groupVehicles(placed, world, 9, nobody), placed).features
    expect(looks.map(({ properties }) => properties)).toEqual([
      { count: 1, selected: 0, mark: 'stolen-offline', headingDeg: 123 },
      { count: 1, selected: 0, mark: 'stolen-online' },
    ])
    expect(looks[0]?.geometry.coordinates[0]).toBeCloseTo(-90, 9)
  })

  test('of a group: how many, and how many of them are selected', () => {
    const placed = placedAt([40, -90], [40, -90], [40, -90])
    const look = (selected: ReadonlySet<string>) =>
      groupFeatures(groupVehicles(placed, world, 9, selected), placed).features[0]?.properties
    expect(look(nobody)).toEqual({ count: 3, selected: 0, label: '3' })
    expect(look(new Set(['veh-1', 'veh-2']))).toEqual({ count: 3, selected: 2, label: '3\n✓ 2' })
  })

  test('of a picked vehicle: its own place', () => {
    const { features } = pickedFeatures(placedAt([40, -90], [50, 8]), new Set(['veh-1', 'gone']))
    expect(features.map(({ geometry }) => geometry.coordinates.map(Math.round))).toEqual([[8, 50]])
  })

  test('no two lifecycles have the same shape', () => {
    expect(new Set(Object.values(marks).map(({ outline }) => outline)).size).toBe(Object.keys(marks).length)
  })
})

describe('boxes', () => {
  test('fit what is shown', () => {
    const placed = placedAt([40, -90], [50, 8], [30, -100])
    const box = boxAround(placed)
    const bounds = box && toBounds(box).flat()
    const [west, south, east, north] = bounds ?? []
    expect([west, south, east, north].map((degrees) => Math.round((degrees ?? 0) * 1e6) / 1e6)).toEqual([
      -100, 30, 8, 50,
    ])
    expect(boxAround(placed, [1])).toMatchObject({ west: mercator.x(8), east: mercator.x(8) })
  })

  test('around nothing there is none', () => {
    expect(boxAround(placedAt())).toBeNull()
    expect(boxAround(placedAt([40, -90]), [])).toBeNull()
  })

  test('hold what is inside them, edges included', () => {
    const placed = placedAt([40, -90], [50, 8])
    const box = boxAround(placed, [0])
    expect(box && indicesIn(placed, box)).toEqual([0])
    expect(box && indicesIn(placed, widened({ ...box, east: 0.6 }, 1))).toEqual([0])
  })
})

describe('labels', () => {
  test('a depot is where most of its vehicles are, wherever some went', () => {
    const [label] = labelDepots(placedAt([41.87, -87.75], [41.87, -87.75], [41.87, -87.75], [60, 20]))
    expect(label).toEqual({ name: 'Chicago West', x: mercator.x(-87.75), y: mercator.y(41.87) })
  })

  test('a depot of which almost nothing is known has none', () => {
    expect(labelDepots(placedAt([41.87, -87.75], [41.87, -87.75]))).toEqual([])
  })

  test.each([
    [0, 0, 'No vehicles to show on the map.'],
    [1, 0, 'The vehicle is on the map.'],
    [0, 1, 'The vehicle has no known position.'],
    [2, 0, 'All 2 vehicles are on the map.'],
    [9999, 1, '1 of 10,000 vehicles has no known position: find it in the table.'],
    [9750, 250, '250 of 10,000 vehicles have no known position: find them in the table.'],
  ])('%d on the map and %d not: %s', (placed, unplaced, words) => {
    expect(summaryWords(placed, unplaced)).toBe(words)
  })

  test.each([
    ['2026-01-01T12:00:00Z', 'this minute'],
    ['2026-01-01T12:00:30Z', 'this minute'],
    ['2026-01-01T11:57:00Z', '3 minutes ago'],
    ['2026-01-01T09:00:00Z', '3 hours ago'],
    ['2025-12-25T12:00:00Z', '7 days ago'],
    ['soon', 'at an unknown time'],
  ])('a position of %s is one of %s at noon', (at, words) => {
    expect(ageWords(at, Date.parse('2026-01-01T12:00:00Z'))).toBe(words)
  })
})

describe('the world that comes with the app', () => {
  test('goes on beyond 180° instead of across the map', () => {
    const chukotka = [
      [170, 60],
      [179, 65],
      [-175, 66],
      [-175, 60],
      [170, 60],
    ]
    const area = wholeRings({ type: 'Polygon', coordinates: [chukotka] })
    expect(area.coordinates).toEqual([
      [
        [170, 60],
        [179, 65],
        [185, 66],
        [185, 60],
        [170, 60],
      ],
    ])
  })

  test('is closed at the pole where a coast goes all the way around', () => {
    const coast = [
      [-180, -70],
      [-60, -65],
      [60, -65],
      [179, -70],
      [-180, -70],
    ]
    const { coordinates } = wholeRings({ type: 'MultiPolygon', coordinates: [[coast]] })
    expect(coordinates).toEqual([[[...coast.slice(0, 4), [180, -70], [180, -90], [-180, -90], [-180, -70]]]])
  })

  test.each([[360], [40], [1], [0.02]])('has about six lines across %d degrees', (width) => {
    const part = { west: -90, east: -90 + width, south: 40, north: 40 + width / 4 }
    const meridians = gridLines(part).features.filter(
      ({ geometry: { coordinates } }) => coordinates[0]?.[0] === coordinates[1]?.[0],
    )
    expect(meridians.length).toBeGreaterThan(2)
    expect(meridians.length).toBeLessThan(15)
  })
})

describe('what a map’s makers want said', () => {
  test('is kept as text, and as links to https', () => {
    const html =
      '&copy; <a href="https://osm.example/copyright" onclick="x()">OpenStreetMap <b>contributors</b></a> &amp; others'
    expect(creditsIn(html)).toEqual([
      { text: '©' },
      { text: 'OpenStreetMap contributors', href: 'https://osm.example/copyright' },
      { text: '& others' },
    ])
  })

  test.each(['javascript:alert(1)', 'http://plain.example', 'data:text/html,x', '//elsewhere.example'])(
    'is no link to %s',
    (href) => {
      expect(creditsIn(`<a href="${href}">Tiles</a>`)).toEqual([{ text: 'Tiles' }])
    },
  )

  test('is never longer than a line', () => {
    expect(creditsIn('x'.repeat(10_000))[0]?.text).toHaveLength(200)
  })
})
