import { useRef } from 'react'
import type { Vehicle } from '#contract/vehicle.ts'
import { useMedia } from '#ui/use-media.ts'
import { useRestoredScroll } from '#ui/use-restored-scroll.ts'
import { useWindow } from '#ui/use-window.ts'
import { columnWords } from './columns.ts'
import { type FleetView, sortFields } from './fleet-view.ts'
import { VehicleRow } from './vehicle-row.tsx'

/** Heights of a row in pixels; vehicle-list.css has the same. */
const rowHeight = { wide: 44, narrow: 76 } as const

interface VehicleTableProps {
  readonly vehicles: readonly Vehicle[]
  readonly view: FleetView
  readonly onChange: (change: Partial<FleetView>) => void
  /** The scroll position is kept under this name, for coming back from a vehicle. */
  readonly scrollKey: string
}

/** The fleet as a table of which only the rows on screen exist. Plain elements, see performance.md. */
export function VehicleTable({ vehicles, view, onChange, scrollKey }: VehicleTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const height = useMedia('(max-width: 47.99rem)') ? rowHeight.narrow : rowHeight.wide
  const { first, end } = useWindow(scroller, vehicles.length, height)
  useRestoredScroll(scroller, scrollKey)

  return (
    <div
      className="vehicles"
      role="table"
      aria-label="Vehicles"
      aria-rowcount={vehicles.length + 1}
      aria-colcount={sortFields.length}
      ref={scroller}
      // The rows scroll in here, so the keyboard must be able to get here.
      tabIndex={0}
    >
      <div className="vehicles-head" role="row" aria-rowindex={1}>
        {sortFields.map((field) => (
          <div key={field} role="columnheader" aria-sort={ariaSort(view, field)}>
            <button
              type="button"
              onClick={() => onChange({ sort: field, descending: view.sort === field && !view.descending })}
            >
              {columnWords[field]}
              <span aria-hidden="true">{view.sort === field ? (view.descending ? ' ▼' : ' ▲') : ''}</span>
            </button>
          </div>
        ))}
      </div>
      <div className="vehicles-body" role="rowgroup" style={{ height: vehicles.length * height }}>
        {vehicles.slice(first, end).map((vehicle, index) => (
          <VehicleRow
            key={vehicle.vehicleId}
            vehicle={vehicle}
            rowIndex={first + index + 2}
            top={(first + index) * height}
          />
        ))}
      </div>
    </div>
  )
}

function ariaSort(view: FleetView, field: string): 'ascending' | 'descending' | 'none' {
  if (view.sort !== field) return 'none'
  return view.descending ? 'descending' : 'ascending'
}
