import { expect, test } from 'vitest'
import type { Sample } from '#contract/telemetry.ts'
import { agoWords } from '#fleet/telemetry/ago.tsx'
import { compassWords } from '#fleet/telemetry/compass.ts'
import { coordinateText, coordinateWords } from '#fleet/telemetry/coordinates.ts'
import { lineWords, linesOf } from '#fleet/telemetry/past/past-lines.ts'
import { lonelyRows, pastRows, rowsSince } from '#fleet/telemetry/past/past-rows.ts'
import { reading } from '../support/fleet-positions.ts'

test.each([
  [0, 'north'],
  [22, 'north'],
  [23, 'north-east'],
  [90, 'east'],
  [180, 'south'],
  [247, 'south-west'],
  [337, 'north-west'],
  [338, 'north'],
  [360, 'north'],
  [-90, 'west'],
])('%d degrees is %s', (degrees, words) => {
  expect(compassWords(degrees)).toBe(words)
})

test.each([
  [{ lat: 52.52, lon: 13.405 }, '52.52000° N, 13.40500° E', '52.52000, 13.40500'],
  [{ lat: -33.8688, lon: 151.2093 }, '33.86880° S, 151.20930° E', '-33.86880, 151.20930'],
  [{ lat: 40.7128, lon: -74.006 }, '40.71280° N, 74.00600° W', '40.71280, -74.00600'],
])('%o is read as %s and copied as %s', (place, words, text) => {
  expect([coordinateWords(place), coordinateText(place)]).toEqual([words, text])
})

test.each([
  [0, 'now'],
  [12, '12 seconds ago'],
  [59, '59 seconds ago'],
  [60, '1 minute ago'],
  [3600, '1 hour ago'],
  [-5, 'now'],
])('%d seconds before is %s', (seconds, words) => {
  const at = '2026-03-01T06:00:00.000Z'
  expect(agoWords(at, Date.parse(at) + seconds * 1000)).toBe(words)
})

const sample = (hour: number, stateOfChargePct: number): Sample => ({
  at: new Date(Date.UTC(2026, 2, 1, hour)).toISOString(),
  odometerM: 100_000 + hour * 1000,
  stateOfChargePct,
})

test('a gap in the past stays one, and what the vehicle says now comes last', () => {
  const now = reading({ vehicleId: 'veh-1', lastSeenAt: '2026-03-01T09:30:00.000Z', stateOfChargePct: 40 })
  const rows = pastRows([sample(1, 80), sample(2, 70), sample(8, 60)], now)
  expect(rows.map(({ at, stateOfChargePct }) => [at.slice(11, 16), stateOfChargePct])).toEqual([
    ['01:00', 80],
    ['02:00', 70],
    ['05:00', undefined],
    ['08:00', 60],
    ['09:30', 40],
  ])
})

test('a reading that is the newest sample is there once', () => {
  const now = reading({ vehicleId: 'veh-1', lastSeenAt: '2026-03-01T02:00:00.400Z' })
  expect(pastRows([sample(1, 80), sample(2, 70)], now).length).toBe(2)
  expect(pastRows([], now).length).toBe(1)
})

test('what a vehicle said before the time that is shown is left out, also where nothing came since', () => {
  const rows = pastRows([sample(1, 80), sample(2, 70), sample(8, 60)], null)
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour)).toISOString()
  const hours = (count: number) => count * 3_600_000
  expect(rowsSince(rows, at(10), hours(24)).length).toBe(4)
  expect(rowsSince(rows, at(10), hours(6)).map(({ stateOfChargePct }) => stateOfChargePct)).toEqual([60])
  expect(rowsSince(rows, at(10), hours(1))).toEqual([])
})

test('a sample between two gaps, or all alone, is marked, since no line leads to it', () => {
  const rows = pastRows([sample(1, 80), sample(2, 70), sample(8, 60), sample(14, 50), sample(15, 45)], null)
  expect(lonelyRows(rows).map((index) => rows[index]?.stateOfChargePct)).toEqual([60])
  expect(lonelyRows(pastRows([sample(1, 80)], null))).toEqual([0])
})

test('a line is told as lowest, highest and last; one that nothing is known of is left out', () => {
  const rows = pastRows([sample(1, 20), sample(2, 95), sample(3, 55)], null)
  const [charge, odometer, ...others] = linesOf(rows)
  expect(others).toEqual([])
  expect(odometer?.name).toBe('Odometer')
  expect(charge && lineWords(charge, rows)).toBe('Charge: lowest 20%, highest 95%, last 55%.')
})
