import { type Vehicle, type VehicleField, vehicleFieldNames } from '#contract/vehicle.ts'
import { fieldWords, lifecycleWords, powertrainWords } from '../words.ts'
import { tagsAsCell } from './tag-list.ts'

/** What of a record can't be imported: it is the API's own. */
const recordFields = ['vehicleId', 'createdAt', 'updatedAt', 'updatedBy'] as const

/** A column of an export. */
export type CsvColumn = VehicleField | (typeof recordFields)[number]

/** All columns: first those that an import takes. */
export const csvColumns: readonly CsvColumn[] = [...vehicleFieldNames, ...recordFields]

/** What each column is called, in the dialog and in the file. */
export const columnWords: Readonly<Record<CsvColumn, string>> = {
  ...fieldWords,
  vehicleId: 'Vehicle ID',
  createdAt: 'Created at',
  updatedAt: 'Updated at',
  updatedBy: 'Updated by',
}

/** A vehicle's value in a column, as text; what is not known is empty. Times are ISO 8601 in UTC. */
export function cellOf(vehicle: Vehicle, column: CsvColumn): string {
  switch (column) {
    case 'tags':
      return tagsAsCell(vehicle.tags)
    case 'lifecycle':
      return lifecycleWords[vehicle.lifecycle].words
    case 'powertrain':
      return powertrainWords[vehicle.powertrain]
    default:
      return String(vehicle[column] ?? '')
  }
}
