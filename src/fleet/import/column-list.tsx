import { type VehicleField, vehicleFieldNames } from '#contract/vehicle.ts'
import { fieldWords } from '../words.ts'
import { type ColumnFields, isNeeded } from './column-fields.ts'
import type { ColumnSummary } from './csv-engine.ts'

interface ColumnListProps {
  readonly columns: readonly ColumnSummary[]
  readonly fields: ColumnFields
  readonly onAssign: (column: number, field: VehicleField | null) => void
}

/** Each column with its first values and the field that it is taken for. */
export function ColumnList({ columns, fields, onAssign }: ColumnListProps) {
  return (
    <ul className="import-columns">
      {columns.map(({ name, samples }, column) => {
        const id = `import-column-${column}`
        const known = vehicleFieldNames.find((field) => field === fields[column])
        return (
          // Columns have no other identity than their place.
          <li key={id}>
            <label htmlFor={id} className="import-name">
              {name || `Column ${column + 1}, unnamed`}
            </label>
            <span className="import-samples">{samples.join(' · ') || 'empty'}</span>
            <select
              id={id}
              className="amplify-input"
              value={known ?? ''}
              onChange={({ target }) =>
                onAssign(column, vehicleFieldNames.find((field) => field === target.value) ?? null)
              }
            >
              <option value="">Not imported</option>
              {vehicleFieldNames.map((field) => (
                <option key={field} value={field}>
                  {fieldWords[field]}
                  {isNeeded(field) && ' (needed)'}
                </option>
              ))}
            </select>
          </li>
        )
      })}
    </ul>
  )
}
