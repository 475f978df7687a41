import { vehicleFieldNames } from '#contract/vehicle.ts'
import { Button } from '#ui/button.tsx'
import { columnWords, type CsvColumn, csvColumns } from './csv-columns.ts'

interface ColumnChoiceProps {
  readonly chosen: ReadonlySet<CsvColumn>
  readonly onChange: (chosen: ReadonlySet<CsvColumn>) => void
}

/** Which columns a file gets. */
export function ColumnChoice({ chosen, onChange }: ColumnChoiceProps) {
  const toggle = (column: CsvColumn) => {
    const next = new Set(chosen)
    if (!next.delete(column)) next.add(column)
    onChange(next)
  }
  return (
    <fieldset className="export-columns">
      <legend>Columns</legend>
      {csvColumns.map((column) => (
        <label key={column}>
          <input type="checkbox" checked={chosen.has(column)} onChange={() => toggle(column)} />
          {columnWords[column]}
        </label>
      ))}
      <div className="actions">
        <Button small onClick={() => onChange(new Set(csvColumns))}>
          All
        </Button>
        <Button small onClick={() => onChange(new Set(vehicleFieldNames))}>
          Those that an import takes
        </Button>
      </div>
    </fieldset>
  )
}
