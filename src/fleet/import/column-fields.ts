import type { VehicleField } from '#contract/vehicle.ts'
import { fieldNamed } from './header-names.ts'

/** The field of each column, by the column's place; null: not imported. */
export type ColumnFields = readonly (VehicleField | null)[]

/** Gives each column the field that its name means. Where two mean the same, the first has it. */
export function fieldsOfHeader(header: readonly string[]): ColumnFields {
  const taken = new Set<VehicleField>()
  return header.map((name) => {
    const field = fieldNamed(name)
    if (!field || taken.has(field)) return null
    taken.add(field)
    return field
  })
}

/** The fields that a new vehicle can't do without. */
const neededFields = [
  'vin',
  'make',
  'model',
  'modelYear',
  'licensePlate',
  'powertrain',
] as const satisfies readonly VehicleField[]

/** The fields that no column has and that no vehicle can do without. */
export function missingFields(fields: ColumnFields): readonly VehicleField[] {
  return neededFields.filter((field) => !fields.includes(field))
}

/** Whether no vehicle can do without a field. */
export function isNeeded(field: VehicleField): boolean {
  return (neededFields as readonly VehicleField[]).includes(field)
}
