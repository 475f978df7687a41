import type { FieldChange } from '#contract/history.ts'
import {
  clearableFieldNames,
  type Vehicle,
  type VehicleChanges,
  vehicleFieldNames,
} from '#contract/vehicle.ts'

/** Who changes a vehicle, and when (ISO 8601, UTC). */
interface Change {
  readonly by: string
  readonly at: string
}

/** The vehicle after these changes: null clears a field, the version goes up by one. */
export function changedVehicle(vehicle: Vehicle, changes: VehicleChanges, { by, at }: Change): Vehicle {
  const { bodyType, plateRegion, callSign, driver, depot, ...required } = changes
  const clearable = { bodyType, plateRegion, callSign, driver, depot }
  const set = Object.entries({ ...required, ...clearable }).filter(([, value]) => given(value))
  const next: Record<string, unknown> = { ...vehicle, ...Object.fromEntries(set) }
  for (const field of clearableFieldNames) if (clearable[field] === null) delete next[field]
  return { ...(next as Vehicle), version: vehicle.version + 1, updatedAt: at, updatedBy: by }
}

/** The fields that differ, before and after. */
export function fieldChanges(from: Vehicle, to: Vehicle): readonly FieldChange[] {
  return vehicleFieldNames
    .filter((field) => JSON.stringify(from[field]) !== JSON.stringify(to[field]))
    .map((field) => ({
      field,
      ...(from[field] !== undefined && { from: from[field] }),
      ...(to[field] !== undefined && { to: to[field] }),
    }))
}

function given(value: unknown): boolean {
  return value !== undefined && value !== null
}
