import type { Caller } from '#contract/caller.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import type { FleetApi } from '../api/fleet-api.ts'
import { type Edit, type Save, type SaveConflict, saveVehicle } from '../vehicle/save-vehicle.ts'
import { BulkRun, type Work } from './bulk-run.ts'
import { OneFailed } from './failure-reach.ts'

/** Saves many vehicles: a change of all of them, or its undo. */
export type EditRun = BulkRun<Edit, Save, SaveConflict>

export interface EditTools {
  readonly api: Pick<FleetApi, 'updateVehicle'>
  readonly caller: Pick<Caller, 'username'>
  /** Takes the records as they are now into the fleet at hand. */
  readonly keepAll: (vehicles: readonly Vehicle[]) => void
}

/** A run that is ready to save these, each with the version that it was made from, and the merge where that is stale. */
export function createEditRun({ api, caller, keepAll }: EditTools, edits: readonly Edit[]): EditRun {
  let fresh: Vehicle[] = []

  const work: Work<Edit, Save, SaveConflict> = async (edit, isRetry) => {
    const outcome = await saveVehicle(api, edit)
    switch (outcome.kind) {
      case 'saved':
        fresh.push(outcome.save.after)
        return { kind: 'done', done: outcome.save }
      case 'conflict':
        fresh.push(outcome.current)
        return { kind: 'conflict', conflict: outcome }
      case 'invalid':
        throw new OneFailed(outcome.problems.map(({ message }) => message).join('; '))
      case 'unchanged': {
        const { vehicle } = outcome
        if (!vehicle) return { kind: 'same' }
        fresh.push(vehicle)
        const isOurs =
          isRetry && vehicle.version === edit.base.version + 1 && vehicle.updatedBy === caller.username
        return isOurs
          ? { kind: 'done', done: { before: edit.base.values, after: vehicle } }
          : { kind: 'same' }
      }
    }
  }

  return new BulkRun(edits, work, () => {
    if (fresh.length === 0) return
    keepAll(fresh)
    fresh = []
  })
}
