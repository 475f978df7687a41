import { columnOf } from '../../../view/columns.ts'
import { columnWidths, type ShownColumn } from '../../../view/fleet-view.ts'
import { NumberField } from '../number-field.tsx'

interface ColumnWidthProps {
  readonly column: ShownColumn
  readonly onChange: (column: ShownColumn) => void
}

/** How wide a column is, in rem (the size of the browser's usual letters); empty as usual. */
export function ColumnWidth({ column: { name, width }, onChange }: ColumnWidthProps) {
  return (
    <span className="column-width">
      <NumberField
        label={`Width of ${columnOf(name).words}, in rem`}
        value={width ?? null}
        read={widthIn}
        onChange={(wish) => onChange(wish === null ? { name } : { name, width: wish })}
        expected={`${columnWidths.least} to ${columnWidths.most}`}
        isDecimal
        placeholder="usual"
        keepWhileWrong
      />
    </span>
  )
}

function widthIn(text: string): number | null {
  const wish = Number(text.trim().replace(',', '.'))
  const isWidth = /^\s*\d{1,2}(?:[.,]\d{1,2})?\s*$/.test(text)
  return isWidth && wish >= columnWidths.least && wish <= columnWidths.most ? wish : null
}
