import type { FieldProblem } from '#contract/problem.ts'
import type { Vehicle, VehicleField } from '#contract/vehicle.ts'
import { isFailure } from '../api/api-error.ts'
import type { FleetApi } from '../api/fleet-api.ts'
import { baseOf, changedFields, checkChanges, type EditBase, type FormValues } from './form-values.ts'
import { type Merge, merge } from './merge.ts'

/**
 * How saving ended. `taken`: the fields that someone else had changed meanwhile, and that were kept. `unchanged`: there was
 * nothing to save, with the record where it had to be read for that.
 */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly vehicle: Vehicle; readonly taken: readonly VehicleField[] }
  | { readonly kind: 'unchanged'; readonly vehicle: Vehicle | null }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'conflict'; readonly current: Vehicle; readonly merge: Merge }

/** A vehicle's form, and what it began from. */
export interface Edit {
  readonly vehicleId: string
  readonly base: EditBase
  readonly values: FormValues
}

/** Others can only be faster so many times; then the person is told. */
const mostTries = 5

/**
 * Saves what differs between a record and a form, and nothing else. If the record has changed meanwhile in other fields, the
 * two edits are joined and saved; if in the same field, it is for the person to decide.
 * @throws {ApiError} for every other refusal.
 */
export async function saveVehicle(api: FleetApi, { vehicleId, base, values }: Edit): Promise<SaveOutcome> {
  const taken = new Set<VehicleField>()
  let known: Vehicle | null = null
  let from = base
  let mine = values
  for (let tries = 1; ; tries++) {
    const changed = changedFields(from.values, mine)
    if (changed.length === 0) return { kind: 'unchanged', vehicle: known }
    const check = checkChanges(mine, changed)
    if (!check.ok) return { kind: 'invalid', problems: check.problems }
    try {
      const vehicle = await api.updateVehicle({ vehicleId, version: from.version, body: check.changes })
      return { kind: 'saved', vehicle, taken: [...taken] }
    } catch (error) {
      const current = isFailure(error, 'version_stale') ? error.failure.current : undefined
      if (!current || tries === mostTries) throw error
      const theirs = baseOf(current)
      const joined = merge(from.values, mine, theirs.values)
      if (joined.conflicts.length > 0) return { kind: 'conflict', current, merge: joined }
      for (const field of joined.taken) taken.add(field)
      known = current
      from = theirs
      mine = joined.merged
    }
  }
}
