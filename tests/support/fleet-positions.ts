import type { Connectivity, Reading } from '#contract/telemetry.ts'
import { lifecycles } from '#contract/lifecycle.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { vehicle } from './vehicle.ts'

const depots = [
  ['Chicago West', 41.87, -87.75],
  ['New York, Queens', 40.74, -73.87],
  ['Seattle Georgetown', 47.54, -122.32],
  ['Minneapolis Central', 44.98, -93.27],
  ['Montréal – Saint-Léonard, dépôt principal', 45.58, -73.6],
] as const

/** What a reading of a vehicle that stands says, with the fields that a test cares about. */
export function reading(fields: Partial<Reading> & Pick<Reading, 'vehicleId'>): Reading {
  return {
    updatedAt: '2026-01-02T03:04:05.000Z',
    lastSeenAt: '2026-01-02T03:04:05.000Z',
    connectivity: 'online',
    odometerM: 1000,
    speedKph: 0,
    isMoving: false,
    doorsLocked: true,
    dtcs: [],
    ...fields,
  }
}

/** A reading of a vehicle at a place, in degrees. */
export function readingAt(
  vehicleId: string,
  lat: number,
  lon: number,
  fields: Partial<Reading> = {},
): Reading {
  const location = { lat, lon, headingDeg: 0, accuracyM: 5, at: '2026-01-02T03:04:05.000Z' }
  return reading({ vehicleId, location, ...fields })
}

/** A fleet around depots in North America, always the same; one vehicle in 40 has no known position. */
export function fleetWithPositions(size: number): {
  readonly vehicles: readonly Vehicle[]
  readonly readings: ReadonlyMap<string, Reading>
} {
  let state = 7
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  const vehicles: Vehicle[] = []
  const readings = new Map<string, Reading>()
  for (let index = 0; index < size; index++) {
    const vehicleId = `veh-${index}`
    const [depot, lat, lon] = depots[index % depots.length] ?? depots[0]
    const lifecycle = lifecycles[Math.floor(random() ** 3 * lifecycles.length)] ?? 'available'
    const isMoving = random() < 0.3
    const spread = isMoving ? 1.5 : 0.02
    const connectivity: Connectivity = isMoving ? 'online' : random() < 0.7 ? 'asleep' : 'offline'
    vehicles.push(
      vehicle({
        vehicleId,
        lifecycle,
        depot,
        licensePlate: `FC ${index}`,
        callSign: `U-${index}`,
        driver: 'Ada Example',
      }),
    )
    if (index % 40 === 39) readings.set(vehicleId, reading({ vehicleId, connectivity: 'offline' }))
    else {
      const place = { lat: lat + (random() - 0.5) * spread, lon: lon + (random() - 0.5) * spread }
      const at = new Date(Date.now() - random() * 3_600_000).toISOString()
      const location = { ...place, headingDeg: random() * 360, accuracyM: 5, at }
      const speedKph = isMoving ? 30 + random() * 60 : 0
      readings.set(
        vehicleId,
        reading({
          vehicleId,
          connectivity,
          isMoving,
          speedKph,
          location,
          fuelLevelPct: random() * 100,
          simulated: true,
        }),
      )
    }
  }
  return { vehicles, readings }
}
