import { safeParse } from 'valibot'
import { type FieldProblem, fieldProblems } from '#contract/problem.ts'
import {
  clearableFieldNames,
  type Vehicle,
  vehicleChanges,
  type VehicleChanges,
  type VehicleField,
  vehicleFieldNames,
} from '#contract/vehicle.ts'
import { tagsAsCell, tagsInCell } from '../export/tag-list.ts'

/** A vehicle as a form holds it: every field as text, tags separated by commas, unknown as empty. */
export type FormValues = Record<VehicleField, string>

/** The record as the form shows it. */
export function toForm(vehicle: Vehicle): FormValues {
  const texts = vehicleFieldNames.map((field) => [field, asText(vehicle[field])])
  return Object.fromEntries(texts) as FormValues
}

/** What an edit begins from: a version of the record, as the form shows it. */
export interface EditBase {
  readonly version: number
  readonly values: FormValues
}

/** The record as the base of an edit. */
export function baseOf(vehicle: Vehicle): EditBase {
  return { version: vehicle.version, values: toForm(vehicle) }
}

/** The fields in which two forms differ. */
export function changedFields(before: FormValues, after: FormValues): readonly VehicleField[] {
  return vehicleFieldNames.filter((field) => before[field].trim() !== after[field].trim())
}

/** What would be sent for some fields of a form, or what is wrong with them. */
export type FormCheck =
  | { readonly ok: true; readonly changes: VehicleChanges }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] }

/** Checks the changed fields of a form by the rules that the API has, and gives them their types. */
export function checkChanges(values: FormValues, changed: readonly VehicleField[]): FormCheck {
  const raw = Object.fromEntries(changed.map((field) => [field, fromText(field, values[field])]))
  const { success, output, issues } = safeParse(vehicleChanges, raw)
  return success ? { ok: true, changes: output } : { ok: false, problems: fieldProblems(issues) }
}

/** Tags as a form shows them, separated by commas. One with a comma in it is in quotes, so that it stays one. */
export function tagsText(tags: readonly string[]): string {
  return tags.map((tag) => tagsAsCell([tag])).join(', ')
}

function asText(value: Vehicle[VehicleField]): string {
  return Array.isArray(value) ? tagsText(value) : String(value ?? '')
}

function fromText(field: VehicleField, text: string): unknown {
  const value = text.trim()
  if (field === 'tags') return tagsInCell(value)
  if (value === '') return (clearableFieldNames as readonly string[]).includes(field) ? null : ''
  return field === 'modelYear' && /^\d+$/.test(value) ? Number(value) : value
}
