import type { Found } from './fleet-index.ts'

/** The vehicles from one place to another, both included, in whichever order they are given. */
export function idsBetween(found: Found, one: number, other: number): readonly string[] {
  const ids: string[] = []
  for (let place = Math.min(one, other); place <= Math.max(one, other); place += 1) {
    const vehicleId = found.row(place)?.vehicle.vehicleId
    if (vehicleId !== undefined) ids.push(vehicleId)
  }
  return ids
}
