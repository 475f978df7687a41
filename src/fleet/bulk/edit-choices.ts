import { safeParse } from 'valibot'
import { type FieldProblem, fieldProblems } from '#contract/problem.ts'
import type { Lifecycle } from '#contract/lifecycle.ts'
import { vehicleChanges } from '#contract/vehicle.ts'
import { tagsInCell } from '../export/tag-list.ts'
import type { BulkEdit, TagEdit } from './bulk-edit.ts'

/** What is chosen in the form: `keep` leaves the field as it is. Tags are separated by commas. */
export interface EditChoices {
  readonly lifecycle: Lifecycle | 'keep'
  readonly depotHow: 'keep' | 'set' | 'clear'
  readonly depot: string
  readonly driverHow: 'keep' | 'set' | 'clear'
  readonly driver: string
  readonly tagsHow: 'keep' | TagEdit['how']
  readonly tags: string
}

export const noChoices: EditChoices = {
  lifecycle: 'keep',
  depotHow: 'keep',
  depot: '',
  driverHow: 'keep',
  driver: '',
  tagsHow: 'keep',
  tags: '',
}

/** The change that was chosen, or what is wrong with it, by field ('' for the whole). */
export type ChoicesCheck =
  | { readonly ok: true; readonly edit: BulkEdit }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] }

/** Checks what was typed by the rules that the API has. */
export function checkChoices(choices: EditChoices): ChoicesCheck {
  const { lifecycle, depotHow, depot, driverHow, driver, tagsHow, tags } = choices
  const raw = {
    ...(lifecycle !== 'keep' && { lifecycle }),
    ...(depotHow !== 'keep' && { depot: depotHow === 'set' ? depot : null }),
    ...(driverHow !== 'keep' && { driver: driverHow === 'set' ? driver : null }),
    ...(tagsHow !== 'keep' && { tags: tagsInCell(tags) }),
  }
  if (Object.keys(raw).length === 0) {
    return { ok: false, problems: [{ field: '', message: 'Choose at least one change.' }] }
  }
  if ((tagsHow === 'add' || tagsHow === 'remove') && raw.tags?.length === 0) {
    return { ok: false, problems: [{ field: 'tags', message: 'Type at least one tag' }] }
  }
  const { success, output, issues } = safeParse(vehicleChanges, raw)
  if (!success) return { ok: false, problems: fieldProblems(issues) }
  return {
    ok: true,
    edit: {
      ...(output.lifecycle !== undefined && { lifecycle: output.lifecycle }),
      ...(output.depot !== undefined && { depot: output.depot }),
      ...(output.driver !== undefined && { driver: output.driver }),
      ...(output.tags && tagsHow !== 'keep' && { tags: { how: tagsHow, tags: output.tags } }),
    },
  }
}
