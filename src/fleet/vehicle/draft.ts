import * as v from 'valibot'
import { type VehicleField, vehicleFieldNames } from '#contract/vehicle.ts'
import { changedFields, type EditBase, type FormValues } from './form-values.ts'

/** What a person has typed into a vehicle's form and not saved. `at`: when it was typed, ISO 8601 in UTC. */
export interface Draft {
  readonly base: EditBase
  readonly values: FormValues
  readonly at: string
}

const formValues = v.object(
  Object.fromEntries(vehicleFieldNames.map((field) => [field, v.string()])) as Record<
    VehicleField,
    v.StringSchema<undefined>
  >,
)
const draft = v.object({
  base: v.object({ version: v.number(), values: formValues }),
  values: formValues,
  at: v.string(),
})

/** The draft in a text from the storage; null where there is none, or one that this version of the app can't show. */
export function draftIn(text: string | null): Draft | null {
  const { success, output } = v.safeParse(draft, parsed(text))
  return success && changedFields(output.base.values, output.values).length > 0 ? output : null
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}
