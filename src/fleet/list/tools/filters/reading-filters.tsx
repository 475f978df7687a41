import type { FleetView } from '../../../view/fleet-view.ts'
import { NumberField } from '../number-field.tsx'
import { FacetFrame } from './facet-frame.tsx'
import { SilenceFilter } from './silence-filter.tsx'

interface ReadingFiltersProps {
  readonly view: FleetView
  readonly change: (change: Partial<FleetView>) => void
}

/** What can be asked of the vehicles' latest readings. */
export function ReadingFilters({ view: { levelBelow, silentHours }, change }: ReadingFiltersProps) {
  return (
    <>
      <FacetFrame words="Fuel or charge" chosen={levelBelow === null ? 0 : 1}>
        <div className="facet-number">
          Below
          <NumberField
            label="Fuel or charge below, in percent"
            value={levelBelow}
            read={levelIn}
            onChange={(level) => change({ levelBelow: level })}
            expected="A whole number from 0 to 100, such as 20."
          />
          %
        </div>
      </FacetFrame>
      <FacetFrame words="Not heard of for" chosen={silentHours === null ? 0 : 1}>
        <SilenceFilter hours={silentHours} onChange={(hours) => change({ silentHours: hours })} />
      </FacetFrame>
    </>
  )
}

function levelIn(text: string): number | null {
  return /^\s*(?:\d{1,2}|100)\s*%?\s*$/.test(text) ? Number.parseInt(text, 10) : null
}
