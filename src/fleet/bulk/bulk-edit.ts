import type { Lifecycle } from '#contract/lifecycle.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { baseOf, type FormValues, tagsText, toForm } from '../vehicle/form-values.ts'
import type { Edit } from '../vehicle/save-vehicle.ts'

/** The fields that can be changed for many vehicles at once. */
export const bulkFields = ['lifecycle', 'depot', 'driver', 'tags'] as const
export type BulkField = (typeof bulkFields)[number]

/** What is done with the tags of each vehicle. */
export interface TagEdit {
  readonly how: 'add' | 'remove' | 'replace'
  readonly tags: readonly string[]
}

/** One change for many vehicles: the fields that it sets; null clears one. Every value is one that the API takes. */
export interface BulkEdit {
  readonly lifecycle?: Lifecycle
  readonly depot?: string | null
  readonly driver?: string | null
  readonly tags?: TagEdit
}

/** A vehicle as the change makes it. */
export function editedValues(edit: BulkEdit, vehicle: Vehicle): FormValues {
  const { lifecycle, depot, driver, tags } = edit
  return {
    ...toForm(vehicle),
    ...(lifecycle !== undefined && { lifecycle }),
    ...(depot !== undefined && { depot: depot ?? '' }),
    ...(driver !== undefined && { driver: driver ?? '' }),
    ...(tags && { tags: tagsText(editedTags(tags, vehicle.tags)) }),
  }
}

/** The change for one vehicle, from the record as it is given. */
export function editOf(edit: BulkEdit, vehicle: Vehicle): Edit {
  return { vehicleId: vehicle.vehicleId, base: baseOf(vehicle), values: editedValues(edit, vehicle) }
}

function editedTags({ how, tags }: TagEdit, before: readonly string[]): readonly string[] {
  switch (how) {
    case 'add':
      return [...before, ...tags.filter((tag) => !before.includes(tag))]
    case 'remove':
      return before.filter((tag) => !tags.includes(tag))
    case 'replace': {
      // The same tags in another order are no change.
      const isSame = tags.length === before.length && tags.every((tag) => before.includes(tag))
      return isSame ? before : tags
    }
  }
}
