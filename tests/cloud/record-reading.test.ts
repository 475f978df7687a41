import { describe, expect, test } from 'vitest'
import { fleetTable } from '#cloud/api/fleet-table.ts'
import { pastSince } from '#cloud/api/past-store.ts'
import { findReading } from '#cloud/api/reading-store.ts'
import { recordReading } from '#cloud/api/record-reading.ts'
import type { Reading } from '#contract/telemetry.ts'
import { movableClock } from '../support/clock.ts'
import { startTable, TableName } from '../support/database.ts'
import { readingNow } from '../support/reading.ts'

const midnight = Date.UTC(2026, 10, 23)
const vehicle = { vehicleId: 'v1' }

async function startRecording(start = midnight) {
  const { client, database, partition } = await startTable()
  const table = fleetTable(client, TableName)
  const clock = movableClock(start)
  const record = (reading: Reading) => recordReading(table, 'north', reading)
  return {
    clock,
    database,
    record,
    say: (fields: Partial<Reading> = {}) => record(readingNow(clock, vehicle, fields)),
    reading: () => findReading(table, 'north', 'v1'),
    past: () => pastSince(table, 'north', 'v1', new Date(0).toISOString()),
    days: () => partition('T#north#V#v1'),
  }
}

describe('recording a reading', () => {
  test('keeps the latest, and the first of each hour as a sample', async () => {
    const { clock, say, reading, past } = await startRecording()
    for (let quarter = 0; quarter < 9; quarter += 1) {
      await say({ odometerM: quarter })
      clock.forward({ minutes: 15 })
    }
    expect(await reading()).toMatchObject({ odometerM: 8 })
    expect((await past()).map(({ at, odometerM }) => [at, odometerM])).toEqual([
      ['2026-11-23T00:00:00.000Z', 0],
      ['2026-11-23T01:00:00.000Z', 4],
      ['2026-11-23T02:00:00.000Z', 8],
    ])
  })

  test('twice, or twenty times at once, has no hour twice', async () => {
    const { clock, record, past } = await startRecording()
    const reading = readingNow(clock, vehicle)
    await Promise.all(Array.from({ length: 20 }, () => record(reading)))
    await record({ ...reading, odometerM: 2 })
    expect(await past()).toHaveLength(1)
  })

  test('an older one changes neither the reading nor the past', async () => {
    const { clock, record, reading, past } = await startRecording()
    const early = readingNow(clock, vehicle, { odometerM: 1 })
    clock.forward({ hours: 2 })
    const late = readingNow(clock, vehicle, { odometerM: 2 })
    await record(late)
    await record(early)
    expect(await reading()).toEqual(late)
    expect((await past()).map(({ odometerM }) => odometerM)).toEqual([2])
  })

  test('what was said earlier and arrives later does not bring an hour back', async () => {
    const { clock, say, past } = await startRecording(midnight + 5 * 3_600_000)
    const fiveOClock = readingNow(clock, vehicle).lastSeenAt
    await say({ odometerM: 5 })
    clock.forward({ minutes: 1 })
    await say({ odometerM: 4, lastSeenAt: '2026-11-23T04:59:00.000Z' })
    clock.forward({ minutes: 1 })
    await say({ odometerM: 6 })
    expect(await past()).toEqual([{ at: fiveOClock, odometerM: 5 }])
  })

  test('what the fleet API says of a vehicle that it does not hear gives no sample', async () => {
    const { clock, say, reading, past } = await startRecording()
    await say()
    const { lastSeenAt } = readingNow(clock, vehicle)
    clock.forward({ hours: 3 })
    await say({ lastSeenAt, connectivity: 'offline' })
    expect(await reading()).toMatchObject({ connectivity: 'offline' })
    expect(await past()).toHaveLength(1)
  })

  test('a vehicle’s day is one item of less than 1 kB, and goes a day after it can be asked for last', async () => {
    const { clock, database, say, days } = await startRecording()
    for (let hour = 0; hour < 48; hour += 1) {
      await say({ odometerM: 1_234_567_890 + hour, fuelLevelPct: 55, stateOfChargePct: 100 })
      clock.forward({ hours: 1 })
    }
    const items = await days()
    expect(items.map(({ sk }) => sk)).toEqual(['P#2026-11-23', 'P#2026-11-24'])
    expect(items.map((item) => (item['samples'] as unknown[]).length)).toEqual([24, 24])
    for (const item of items) expect(sizeOf(item)).toBeLessThan(1024)
    const lastAsked = (midnight + 31 * 86_400_000) / 1000
    await database.sweep(TableName, lastAsked)
    expect(await days()).toHaveLength(2)
    await database.sweep(TableName, lastAsked + 86_401)
    expect((await days()).map(({ sk }) => sk)).toEqual(['P#2026-11-24'])
  })
})

/**
 * About what DynamoDB counts, in bytes.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1
  if (value === null) return 1
  const parts: unknown[] = Array.isArray(value) ? value : Object.entries(value as object).flat()
  return 3 + parts.reduce<number>((sum, part) => sum + 1 + sizeOf(part), 0)
}
