import fc from 'fast-check'
import { connectivities, type Reading } from '#contract/telemetry.ts'
import { lifecycles } from '#contract/lifecycle.ts'
import { powertrains } from '#contract/powertrain.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { vehicle } from './vehicle.ts'

/** Names as people and attackers write them; few, so that several vehicles share one. */
export const names = [
  'Ford',
  'FORD',
  'ford',
  'Škoda',
  'Skoda',
  'Transit 9',
  'Transit 10',
  'ΟΔΟΣ',
  'ΟΔΟΣΑ',
  'هوف',
  '<img src=x onerror=alert(1)>',
  'a, b',
  'x'.repeat(60),
  '__proto__',
  'constructor',
  'İzmir',
  '.*',
] as const

const name = fc.constantFrom(...names)
const maybeName = fc.option(name, { nil: undefined })
const time = fc
  .integer({ min: 0, max: 200 })
  .map((hours) => new Date(Date.UTC(2026, 0, 1) + hours * 3_600_000).toISOString())

/** When the fleet is looked at: after everything that it has said. */
export const now = Date.UTC(2026, 0, 1) + 201 * 3_600_000

const optional = { callSign: maybeName, driver: maybeName, depot: maybeName }

/** Any record of the vehicle with this id. */
export function anyVehicle(vehicleId: string): fc.Arbitrary<Vehicle> {
  const fields = fc.record({
    licensePlate: fc.constantFrom('B-FC 10', 'B-FC 9', 'b fc 10', 'A-XY 1', 'ÄÖ-1'),
    vin: fc.constantFrom('1M8GDM9AXKP042788', 'WDB9066331S123456'),
    make: name,
    model: name,
    modelYear: fc.integer({ min: 2019, max: 2022 }),
    lifecycle: fc.constantFrom(...lifecycles),
    powertrain: fc.constantFrom(...powertrains),
    tags: fc.uniqueArray(name, { maxLength: 3 }),
    updatedAt: time,
  })
  return fc.tuple(fields, fc.record(optional)).map(([own, { callSign, driver, depot }]) =>
    vehicle({
      vehicleId,
      ...own,
      ...(callSign !== undefined && { callSign }),
      ...(driver !== undefined && { driver }),
      ...(depot !== undefined && { depot }),
    }),
  )
}

/** Anything that the vehicle with this id may say of itself. */
export function anyReading(vehicleId: string): fc.Arbitrary<Reading> {
  const percent = fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined })
  return fc
    .record({
      at: time,
      connectivity: fc.constantFrom(...connectivities),
      odometerM: fc.integer({ min: 0, max: 5 }).map((kilometres) => kilometres * 1000),
      speedKph: fc.integer({ min: 0, max: 3 }),
      fuelLevelPct: percent,
      stateOfChargePct: percent,
    })
    .map(({ at, fuelLevelPct, stateOfChargePct, ...said }) => ({
      vehicleId,
      updatedAt: at,
      lastSeenAt: at,
      isMoving: false,
      doorsLocked: true,
      dtcs: [],
      ...said,
      ...(fuelLevelPct !== undefined && { fuelLevelPct }),
      ...(stateOfChargePct !== undefined && { stateOfChargePct }),
    }))
}
