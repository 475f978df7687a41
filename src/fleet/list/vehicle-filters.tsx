import { lifecycles } from '#contract/vehicle.ts'
import { useTypedText } from '#ui/use-typed-text.ts'
import { lifecycleWords } from '../words.ts'
import { type FleetView, type SortField, sortFields } from './fleet-view.ts'
import { columnWords } from './columns.ts'

interface VehicleFiltersProps {
  readonly view: FleetView
  readonly onChange: (change: Partial<FleetView>) => void
}

/** Search, lifecycle filter and, where there are no column heads to press, the order. */
export function VehicleFilters({ view, onChange }: VehicleFiltersProps) {
  const chosen = new Set(view.lifecycles)
  const search = useTypedText(view.text, (text) => onChange({ text }))
  return (
    <div className="filters" role="search">
      <label className="filters-search">
        <span className="hidden-label">Search plate, VIN, call sign, make or model</span>
        <input
          className="amplify-input"
          type="search"
          placeholder="Plate, VIN, call sign, make or model"
          autoComplete="off"
          spellCheck={false}
          {...search}
        />
      </label>
      <fieldset className="filters-lifecycles">
        <legend className="hidden-label">Lifecycle</legend>
        {lifecycles.map((lifecycle) => (
          <label key={lifecycle} className="chip">
            <input
              type="checkbox"
              checked={chosen.has(lifecycle)}
              onChange={({ target }) =>
                onChange({
                  lifecycles: lifecycles.filter((one) =>
                    one === lifecycle ? target.checked : chosen.has(one),
                  ),
                })
              }
            />
            {lifecycleWords[lifecycle].words}
          </label>
        ))}
      </fieldset>
      <label className="filters-sort">
        Sort by{' '}
        <select
          className="amplify-input"
          value={(view.descending ? '-' : '') + view.sort}
          onChange={({ target }) => onChange(sortOf(target.value))}
        >
          {sortFields.flatMap((field) => [
            <option key={field} value={field}>
              {columnWords[field]}
            </option>,
            <option key={`-${field}`} value={`-${field}`}>
              {columnWords[field]}, descending
            </option>,
          ])}
        </select>
      </label>
    </div>
  )
}

function sortOf(value: string): Pick<FleetView, 'sort' | 'descending'> {
  return { sort: value.replace(/^-/, '') as SortField, descending: value.startsWith('-') }
}
