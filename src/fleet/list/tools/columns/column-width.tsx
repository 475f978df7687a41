import { useId, useState } from 'react'
import { useTypedText } from '#ui/use-typed-text.ts'
import { columnOf } from '../../../view/columns.ts'
import { columnWidths, type ShownColumn } from '../../../view/fleet-view.ts'

interface ColumnWidthProps {
  readonly column: ShownColumn
  readonly onChange: (column: ShownColumn) => void
}

/** How wide a column is, in rem (the size of the browser's usual letters); empty as usual. */
export function ColumnWidth({ column: { name, width }, onChange }: ColumnWidthProps) {
  const errorId = useId()
  const [isWrong, setWrong] = useState(false)
  const { words } = columnOf(name)
  const { least, most } = columnWidths
  const field = useTypedText(String(width ?? ''), (text) => {
    const wish = Number(text.trim().replace(',', '.'))
    const isWidth = /^\s*\d{1,2}(?:[.,]\d{1,2})?\s*$/.test(text) && wish >= least && wish <= most
    setWrong(!isWidth && text.trim() !== '')
    if (isWidth) onChange({ name, width: wish })
    else if (text.trim() === '') onChange({ name })
  })
  return (
    <span className="column-width">
      <input
        className="amplify-input"
        inputMode="decimal"
        autoComplete="off"
        maxLength={6}
        placeholder="usual"
        aria-label={`Width of ${words}, in rem`}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? errorId : undefined}
        {...field}
        onBlur={() => {
          field.onBlur()
          setWrong(false)
        }}
      />
      {isWrong && (
        <span className="facet-error" id={errorId} role="alert">
          {`${least} to ${most}`}
        </span>
      )}
    </span>
  )
}
