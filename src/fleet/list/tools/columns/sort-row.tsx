import { type ColumnName, columnNames, columnOf } from '../../../view/columns.ts'
import type { SortKey } from '../../../view/fleet-view.ts'
import { MoveButtons } from './move-buttons.tsx'

interface SortRowProps {
  readonly sortKey: SortKey
  readonly place: number
  readonly count: number
  /** The columns that nothing is sorted by yet. */
  readonly free: readonly ColumnName[]
  readonly onChange: (sortKey: SortKey) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** One column by which the rows are sorted, and in which direction. */
export function SortRow({ sortKey, place, count, free, onChange, onMove, onRemove }: SortRowProps) {
  const { column, descending } = sortKey
  const { words } = columnOf(column)
  const isOnly = count === 1
  return (
    <li>
      <select
        className="amplify-input tool-select"
        aria-label={place === 0 ? 'Sort by' : `Then by (${place + 1})`}
        value={column}
        onChange={({ target }) => {
          const name = columnNames.find((one) => one === target.value)
          if (name) onChange({ ...sortKey, column: name })
        }}
      >
        {columnNames
          .filter((name) => name === column || free.includes(name))
          .map((name) => (
            <option key={name} value={name}>
              {columnOf(name).words}
            </option>
          ))}
      </select>
      <span className="tool-controls">
        <select
          className="amplify-input tool-select"
          aria-label={`Direction of ${words}`}
          value={descending ? 'descending' : 'ascending'}
          onChange={({ target }) => onChange({ ...sortKey, descending: target.value === 'descending' })}
        >
          <option value="ascending">▲ Ascending</option>
          <option value="descending">▼ Descending</option>
        </select>
        <MoveButtons words={`sorting by ${words}`} place={place} count={count} onMove={onMove} />
        <button
          type="button"
          className="tool-icon"
          aria-label={`Do not sort by ${words}`}
          aria-disabled={isOnly || undefined}
          title={isOnly ? 'Rows are always sorted by something' : undefined}
          onClick={onRemove}
        >
          ×
        </button>
      </span>
    </li>
  )
}
