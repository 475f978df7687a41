import { memo } from 'react'
import { columnOf, type FleetRow } from '../view/columns.ts'
import type { ShownColumn } from '../view/fleet-view.ts'
import { Cell } from './cell.tsx'

interface VehicleRowProps {
  readonly row: FleetRow
  readonly columns: readonly ShownColumn[]
  /** Counted from 1, the head included (WAI-ARIA aria-rowindex). */
  readonly rowIndex: number
  /** Pixels from the top of the list. */
  readonly top: number
  readonly isSelected: boolean
  /** Has the keyboard's attention. */
  readonly isActive: boolean
  /** False where the person may not see telemetry. */
  readonly mayTelemetry: boolean
}

/** The id of a row's element. */
export function rowId(vehicleId: string): string {
  return `row-${vehicleId}`
}

/** One vehicle in the list; the whole row is its link, but for the box that selects it. */
export const VehicleRow = memo(function VehicleRow(props: VehicleRowProps) {
  const { row, columns, rowIndex, top, isSelected, isActive, mayTelemetry } = props
  const { vehicleId, licensePlate } = row.vehicle
  return (
    <div
      className={isActive ? 'vehicle-row active' : 'vehicle-row'}
      id={rowId(vehicleId)}
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className="vehicle-select" data-vehicle={vehicleId}>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={isSelected}
          readOnly
          aria-label={`Select ${licensePlate}`}
        />
      </div>
      {columns.map(({ name }) => (
        <div key={name} role="gridcell" className={`vehicle-${name}`}>
          {columnOf(name).telemetry && !mayTelemetry ? 'No access' : <Cell name={name} row={row} />}
        </div>
      ))}
    </div>
  )
})
