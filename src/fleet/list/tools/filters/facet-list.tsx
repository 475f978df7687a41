import { type KeyboardEvent, useRef } from 'react'
import { useAccess } from '#auth/can.tsx'
import { useFleetStore } from '../../../store/fleet-store-context.tsx'
import { type FacetName, facetNames, facetOf } from '../../../view/facets.ts'
import { withChoice } from '../../../view/fleet-view.ts'
import type { ListModel } from '../../list-model.ts'
import { FacetFilter } from './facet-filter.tsx'
import { ReadingFilters } from './reading-filters.tsx'
import { useFacetCounts } from './use-facet-counts.ts'

const none: ReadonlyMap<string, number> = new Map()

const ofRecords = facetNames.filter((name) => !facetOf(name).telemetry)
const ofReadings = facetNames.filter((name) => facetOf(name).telemetry)

/** All facets and what can be asked of readings, or why that may not be asked. */
export function FacetList({ model: { view, change, found } }: { readonly model: ListModel }) {
  const counts = useFacetCounts(found)
  const { readings } = useFleetStore()
  const { reason } = useAccess('listTelemetry')
  const panel = useRef<HTMLDivElement>(null)
  const facet = (name: FacetName) => (
    <FacetFilter
      key={name}
      name={name}
      counts={counts?.[name] ?? none}
      choice={view.facets[name]}
      onChoose={(choice) => change({ facets: withChoice(view.facets, name, choice) })}
    />
  )
  return (
    <div
      ref={panel}
      className="facets"
      role="presentation"
      onKeyDown={(event) => moveByArrow(panel.current, event)}
    >
      {ofRecords.map(facet)}
      {readings ? (
        <>
          {ofReadings.map(facet)}
          <ReadingFilters view={view} change={change} />
        </>
      ) : (
        <fieldset className="facet">
          <legend>Connection, fuel or charge, last heard of</legend>
          <p className="facet-note">{reason}</p>
        </fieldset>
      )}
    </div>
  )
}

/** Arrows go from box to box, through all facets. */
function moveByArrow(panel: HTMLElement | null, event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const boxes = [
    ...(panel?.querySelectorAll<HTMLElement>('div:not([hidden]) > ul input[type=checkbox]') ?? []),
  ]
  const place = boxes.findIndex((box) => box === event.target)
  if (step === 0 || place < 0 || event.altKey || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  boxes[place + step]?.focus()
}
