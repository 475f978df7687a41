import type { Position, Reading } from '#contract/telemetry.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { mercator, mostNorthern } from './mercator.ts'

/** The vehicles of a list whose position is known, in the list's order; in columns, so that 100,000 are gone through at once. */
export interface Placed {
  readonly vehicles: readonly Vehicle[]
  readonly readings: readonly Reading[]
  /** Web Mercator, 0 to 1 from the west and from the north. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** How many vehicles of the list have no known position. */
  readonly unplaced: number
}

/** Finds the positions of vehicles; `readings` are by vehicleId. */
export function placeVehicles(all: readonly Vehicle[], byVehicle: ReadonlyMap<string, Reading>): Placed {
  const vehicles: Vehicle[] = []
  const readings: Reading[] = []
  const x = new Float64Array(all.length)
  const y = new Float64Array(all.length)
  for (const vehicle of all) {
    const reading = byVehicle.get(vehicle.vehicleId)
    if (!reading?.location || !isPlace(reading.location)) continue
    const { lat, lon } = reading.location
    x[vehicles.length] = mercator.x(lon)
    y[vehicles.length] = mercator.y(Math.min(Math.max(lat, -mostNorthern), mostNorthern))
    vehicles.push(vehicle)
    readings.push(reading)
  }
  const { length } = vehicles
  return {
    vehicles,
    readings,
    x: x.subarray(0, length),
    y: y.subarray(0, length),
    unplaced: all.length - length,
  }
}

/** Whether that can be true: units without a fix report 0, 0, a place in the Atlantic where no vehicle is. */
export function isPlace({ lat, lon }: Position): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && (lat !== 0 || lon !== 0)
}
