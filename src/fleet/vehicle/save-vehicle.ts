import type { FieldProblem } from '#contract/problem.ts'
import type { Vehicle, VehicleField } from '#contract/vehicle.ts'
import { isFailure } from '../api/api-error.ts'
import type { FleetApi } from '../api/fleet-api.ts'
import { baseOf, changedFields, checkChanges, type EditBase, type FormValues } from './form-values.ts'
import { type Merge, merge } from './merge.ts'

/** A save that was made: the record that it replaced, as the form shows it, and what it has become. They differ in nothing else. */
export interface Save {
  readonly before: FormValues
  readonly after: Vehicle
}

/**
 * How saving ended. `taken`: the fields that someone else had changed meanwhile, and that were kept. `unchanged`: there was
 * nothing to save, with the record where it had to be read for that.
 */
export type SaveOutcome =
  | {
      readonly kind: 'saved'
      readonly save: Save
      readonly taken: readonly VehicleField[]
    }
  | { readonly kind: 'unchanged'; readonly vehicle: Vehicle | null }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  | SaveConflict

/** Someone else has saved the same fields meanwhile. Nothing was saved. */
export interface SaveConflict {
  readonly kind: 'conflict'
  readonly current: Vehicle
  readonly merge: Merge
}

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
export async function saveVehicle(
  api: Pick<FleetApi, 'updateVehicle'>,
  { vehicleId, base, values }: Edit,
): Promise<SaveOutcome> {
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
      const after = await api.updateVehicle({ vehicleId, version: from.version, body: check.changes })
      return { kind: 'saved', save: { before: from.values, after }, taken: [...taken] }
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

/** What to save after a conflict: in the fields in dispute mine or theirs, and what else I have changed. */
export function resolved({ current, merge }: SaveConflict, side: 'mine' | 'theirs'): Edit {
  const disputed = merge.conflicts.map((conflict) => [conflict.field, conflict[side]])
  const values: FormValues = { ...merge.merged, ...Object.fromEntries(disputed) }
  return { vehicleId: current.vehicleId, base: baseOf(current), values }
}
