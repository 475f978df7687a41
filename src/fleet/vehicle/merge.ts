import { type VehicleField, vehicleFieldNames } from '#contract/vehicle.ts'
import { changedFields, type FormValues } from './form-values.ts'

/** One field that two people changed to different values. */
export interface Conflict {
  readonly field: VehicleField
  readonly mine: string
  readonly theirs: string
}

/** Two people's edits of one record, joined field by field. */
export interface Merge {
  /** Theirs, with what I changed on top, also in the fields in conflict: nothing typed is lost. */
  readonly merged: FormValues
  readonly conflicts: readonly Conflict[]
  /** What the other person changed and I did not touch. */
  readonly taken: readonly VehicleField[]
}

/** Joins my edit with someone else's, both made from `base`. */
export function merge(base: FormValues, mine: FormValues, theirs: FormValues): Merge {
  const byMe = new Set(changedFields(base, mine))
  const byThem = new Set(changedFields(base, theirs))
  const disputed = new Set(
    changedFields(mine, theirs).filter((field) => byMe.has(field) && byThem.has(field)),
  )
  return {
    merged: Object.fromEntries(
      vehicleFieldNames.map((field) => [field, byMe.has(field) ? mine[field] : theirs[field]]),
    ) as FormValues,
    conflicts: [...disputed].map((field) => ({ field, mine: mine[field], theirs: theirs[field] })),
    taken: [...byThem].filter((field) => !byMe.has(field)),
  }
}
