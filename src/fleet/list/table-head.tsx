import { columnOf } from '../view/columns.ts'
import type { FleetView, ShownColumn, SortKey } from '../view/fleet-view.ts'

interface TableHeadProps {
  readonly view: FleetView
  readonly onChange: (change: Partial<FleetView>) => void
  /** Whether all rows are selected, or some. */
  readonly selected: 'all' | 'some' | 'none'
  readonly onSelectAll: (selected: boolean) => void
}

/** The heads of the columns: pressed, they sort; with Shift, what is equal so far. */
export function TableHead({ view, onChange, selected, onSelectAll }: TableHeadProps) {
  return (
    <div className="vehicles-head" role="row" aria-rowindex={1}>
      <div role="columnheader" className="vehicle-select">
        <input
          type="checkbox"
          aria-label="Select all that are shown"
          checked={selected === 'all'}
          ref={(box) => {
            if (box) box.indeterminate = selected === 'some'
          }}
          onChange={({ target }) => onSelectAll(target.checked)}
        />
      </div>
      {view.columns.map((column) => (
        <ColumnHead
          key={column.name}
          column={column}
          sort={view.sort}
          onSort={(sort) => onChange({ sort })}
        />
      ))}
    </div>
  )
}

interface ColumnHeadProps {
  readonly column: ShownColumn
  readonly sort: readonly SortKey[]
  readonly onSort: (sort: readonly SortKey[]) => void
}

function ColumnHead({ column: { name }, sort, onSort }: ColumnHeadProps) {
  const place = sort.findIndex(({ column }) => column === name)
  const key = sort[place]
  return (
    <div
      role="columnheader"
      aria-sort={key ? (key.descending ? 'descending' : 'ascending') : 'none'}
      data-column={name}
    >
      <button
        type="button"
        onClick={({ shiftKey }) => {
          const next = { column: name, descending: key ? !key.descending : false }
          const others = sort.filter(({ column }) => column !== name)
          if (!shiftKey) onSort([next])
          else onSort(key ? sort.with(place, next) : [...others, next])
        }}
      >
        {columnOf(name).words}
        {key && (
          <span aria-hidden="true">
            {key.descending ? ' ▼' : ' ▲'}
            {sort.length > 1 && <sup>{place + 1}</sup>}
          </span>
        )}
      </button>
    </div>
  )
}
