import { render, screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { callerFrom } from '#contract/caller.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import type { FleetApi } from '#fleet/api/fleet-api.ts'
import type { OutcomeCounts } from '#fleet/bulk/outcome.ts'
import { progressWords } from '#fleet/bulk/run-words.ts'
import { VehicleLines } from '#fleet/bulk/vehicle-lines.tsx'
import { createFleetStore, type FleetStore } from '#fleet/store/fleet-store.ts'
import { FleetStoreProvider } from '#fleet/store/fleet-store-context.tsx'
import { vehicle } from '../support/vehicle.ts'

const asOf = '2026-03-01T06:00:00.000Z'
const fleet: readonly Vehicle[] = Array.from({ length: 10_000 }, (_, index) =>
  vehicle({ vehicleId: `v${index}`, licensePlate: `P ${index}` }),
)

/** The fleet at hand, with these in it. */
async function storeOf(items: readonly Vehicle[]): Promise<FleetStore> {
  const api: Partial<FleetApi> = { listVehicles: async () => ({ items, nextCursor: null, asOf }) }
  const store = createFleetStore(api as FleetApi, callerFrom({ sub: 'someone' }))
  await store.sync()
  return store
}

test('of ten thousand vehicles that failed only those on screen exist, by their plates', async () => {
  const lines = fleet.map(({ vehicleId }) => ({ vehicleId, words: 'It failed', requestId: 'r-1' }))
  render(
    <FleetStoreProvider value={await storeOf(fleet)}>
      <VehicleLines label="Failed" lines={lines} />
    </FleetStoreProvider>,
  )
  expect(screen.getByRole('table', { name: 'Failed, 10,000 rows' }).getAttribute('aria-rowcount')).toBe(
    '10000',
  )
  const rows = screen.getAllByRole('row')
  expect(rows.length).toBeLessThan(50)
  expect(rows[0]?.textContent).toBe('P 0It failedRequest r-1')
})

test('many records are put in at the price of one, and an older one never replaces a newer', async () => {
  const { vehicles } = await storeOf(fleet)
  let told = 0
  vehicles.subscribe(() => (told += 1))
  const [first, second, third] = fleet as readonly [Vehicle, Vehicle, Vehicle]
  vehicles.putAll([{ ...first, version: 2, depot: 'Ulm' }, { ...second, version: 0 }, third])
  expect(told).toBe(1)
  expect(vehicles.state().items.slice(0, 4)).toEqual([
    { ...first, version: 2, depot: 'Ulm' },
    ...fleet.slice(1, 4),
  ])
  vehicles.putAll([])
  expect(told).toBe(1)
})

describe('progress is told aloud in tenths', () => {
  const counts = (waiting: number): OutcomeCounts => ({
    done: 10_000 - waiting,
    same: 0,
    conflict: 0,
    failed: 0,
    unsure: 0,
    waiting,
  })
  test.each([
    [10_000, ''],
    [9_001, ''],
    [9_000, '10% sent'],
    [8_001, '10% sent'],
    [5_000, '50% sent'],
    [0, ''],
  ])('with %i to go: “%s”', (waiting, words) => {
    expect(progressWords(counts(waiting))).toBe(words)
  })
})
