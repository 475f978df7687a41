import type { Vehicle, VehicleChanges, VehicleField } from '#contract/vehicle.ts'
import type { GivenFields, GoodLine } from './checked-lines.ts'

/** A line whose VIN the fleet has, in a record that differs from it. */
export interface DifferingLine extends GoodLine {
  /** The fleet's record, when the line was checked. */
  readonly current: Vehicle
  /** The fields in which the two differ; never empty. */
  readonly fields: readonly VehicleField[]
}

/** The fields that a line gives, and that a record has otherwise. Absent is the same as null. */
export function differingFields(current: Vehicle, given: GivenFields): readonly VehicleField[] {
  return (Object.keys(given) as VehicleField[]).filter(
    (field) => JSON.stringify(current[field] ?? null) !== JSON.stringify(given[field] ?? null),
  )
}

/** The change that makes the fleet's record what the line says, and touches nothing else. */
export function changesFor({ vehicle, fields }: DifferingLine): VehicleChanges {
  return Object.fromEntries(fields.map((field) => [field, vehicle[field] ?? null])) as VehicleChanges
}
