import { memo } from 'react'
import { Link } from 'react-router'
import type { Vehicle } from '#contract/vehicle.ts'
import { Badge } from '#ui/badge.tsx'
import { vehiclePath } from '../paths.ts'
import { lifecycleWords } from '../words.ts'

interface VehicleRowProps {
  readonly vehicle: Vehicle
  /** Counted from 1, the head included (WAI-ARIA aria-rowindex). */
  readonly rowIndex: number
  /** Pixels from the top of the list. */
  readonly top: number
}

/** One vehicle in the list; the whole row is its link. */
export const VehicleRow = memo(function VehicleRow({ vehicle, rowIndex, top }: VehicleRowProps) {
  const { words, tone } = lifecycleWords[vehicle.lifecycle]
  return (
    <div
      className="vehicle-row"
      role="row"
      aria-rowindex={rowIndex}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="cell" className="vehicle-plate">
        <Link to={vehiclePath(vehicle.vehicleId)}>{vehicle.licensePlate}</Link>
      </div>
      <div role="cell" className="vehicle-sign">
        {vehicle.callSign}
      </div>
      <div role="cell" className="vehicle-model">
        {vehicle.make} {vehicle.model}
      </div>
      <div role="cell" className="vehicle-year">
        {vehicle.modelYear}
      </div>
      <div role="cell" className="vehicle-lifecycle">
        <Badge tone={tone}>{words}</Badge>
      </div>
      <div role="cell" className="vehicle-depot">
        {vehicle.depot}
      </div>
      <div role="cell" className="vehicle-driver">
        {vehicle.driver}
      </div>
    </div>
  )
})
