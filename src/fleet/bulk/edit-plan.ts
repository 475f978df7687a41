import type { FieldProblem } from '#contract/problem.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { changedFields, checkChanges } from '../vehicle/form-values.ts'
import type { Edit } from '../vehicle/save-vehicle.ts'
import { type BulkEdit, type BulkField, bulkFields, editOf } from './bulk-edit.ts'

/** A vehicle that the change can't be made for. */
export interface Impossible {
  readonly vehicle: Vehicle
  readonly problems: readonly FieldProblem[]
}

/** What a change would do, worked out from the records that are at hand. */
export interface EditPlan {
  readonly edits: readonly Edit[]
  /** How many are as the change wants them already. */
  readonly same: number
  readonly impossible: readonly Impossible[]
  /** For each field, how many vehicles have which value before it is changed, as the form shows it. */
  readonly from: ReadonlyMap<BulkField, ReadonlyMap<string, number>>
}

/** A page that is held up for longer than this is felt. */
const sliceMs = 12

/** Works out what a change would do, and lets the page breathe meanwhile. @throws the signal's reason, once it is aborted */
export async function planEdit(
  edit: BulkEdit,
  vehicles: readonly Vehicle[],
  signal: AbortSignal,
): Promise<EditPlan> {
  const edits: Edit[] = []
  const impossible: Impossible[] = []
  const from = new Map<BulkField, Map<string, number>>()
  let same = 0
  let began = performance.now()
  for (const vehicle of vehicles) {
    if (performance.now() - began > sliceMs) {
      await new Promise((resolve) => setTimeout(resolve))
      signal.throwIfAborted()
      began = performance.now()
    }
    const one = editOf(edit, vehicle)
    const changed = changedFields(one.base.values, one.values)
    if (changed.length === 0) {
      same += 1
      continue
    }
    const check = checkChanges(one.values, changed)
    if (!check.ok) {
      impossible.push({ vehicle, problems: check.problems })
      continue
    }
    edits.push(one)
    for (const field of bulkFields) {
      if (!changed.includes(field)) continue
      const counts = from.get(field) ?? new Map<string, number>()
      const value = one.base.values[field]
      counts.set(value, (counts.get(value) ?? 0) + 1)
      from.set(field, counts)
    }
  }
  return { edits, same, impossible, from }
}
