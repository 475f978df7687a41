import { useDeferredValue, useId, useMemo, useRef, useState } from 'react'
import type { Reading } from '#contract/telemetry.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { Notice } from '#ui/notice.tsx'
import { useMedia } from '#ui/use-media.ts'
import { indicesIn } from './box.ts'
import { MapControls } from './map-controls.tsx'
import { MapCredits } from './map-credits.tsx'
import { MapLegend } from './map-legend.tsx'
import { NoMap } from './no-map.tsx'
import { MapSummary } from './map-summary.tsx'
import { PlaceCard } from './place-card.tsx'
import { placeVehicles } from './placed.ts'
import { useOpenMap } from './use-open-map.ts'
import './fleet-map.css'

export interface FleetMapProps {
  /** What matches, in the list's order. */
  readonly vehicles: readonly Vehicle[]
  /** By vehicleId. */
  readonly readings: ReadonlyMap<string, Reading>
  readonly selected: ReadonlySet<string>
  readonly onSelect: (vehicleIds: readonly string[], how: 'replace' | 'add' | 'remove') => void
  readonly onOpen: (vehicleId: string) => void
  /** The https address of a MapLibre style, from the configuration; null: the world map that comes with the app. */
  readonly mapStyle: string | null
  /** Where the person leaves the map is kept under this name, for coming back from a vehicle. */
  readonly viewKey?: string
}

const nothing = { ids: new Set<string>() as ReadonlySet<string>, byKeyboard: false }

/** Where the vehicles are. All of it is in the table as well. */
export function FleetMap(props: FleetMapProps) {
  const { selected, onSelect, onOpen } = props
  // Typing in the search stays ahead of the map.
  const vehicles = useDeferredValue(props.vehicles)
  const readings = useDeferredValue(props.readings)
  const placed = useMemo(() => placeVehicles(vehicles, readings), [vehicles, readings])
  const scheme = useMedia('(prefers-color-scheme: dark)') ? 'dark' : 'light'
  const container = useRef<HTMLDivElement>(null)
  const description = useId()
  const [picked, pick] = useState(nothing)
  const idsOf = (indices: readonly number[]) => indices.flatMap((at) => placed.vehicles[at]?.vehicleId ?? [])
  const map = useOpenMap(
    container,
    description,
    { ...props, placed, picked: picked.ids, scheme },
    {
      onVehicles(indices, byKeyboard) {
        pick({ ids: new Set(idsOf(indices)), byKeyboard })
      },
      onBox: (box) => onSelect(idsOf(indicesIn(placed, box)), 'add'),
    },
  )
  const inView = useMemo(() => (map.view ? indicesIn(placed, map.view) : []), [placed, map.view])
  const shown = useMemo(
    () =>
      placed.vehicles.flatMap((vehicle, at) => {
        const reading = placed.readings[at]
        return reading && picked.ids.has(vehicle.vehicleId) ? [{ vehicle, reading }] : []
      }),
    [placed, picked],
  )

  if (map.failure) return <NoMap failure={map.failure} />
  const showAll = () => map.handle?.camera.showAll(placed)
  return (
    <section className="map" aria-label="Map">
      <MapSummary
        placed={placed.vehicles.length}
        unplaced={placed.unplaced}
        inView={inView.length}
        onSelectInView={() => onSelect(idsOf(inView), 'add')}
        onShowAll={showAll}
      />
      {map.notice && <Notice tone="warn">{map.notice}</Notice>}
      <p id={description} className="hidden-label">
        Arrow keys move the map, plus and minus zoom, Enter shows what is nearest to the middle. Everything on
        the map is in the table as well.
      </p>
      <p className="hidden-label" role="status">
        {map.said}
      </p>
      <div className="map-frame">
        <div className="map-canvas" ref={container} />
        <MapControls onZoom={(steps) => map.handle?.camera.zoomBy(steps)} onShowAll={showAll} />
        <MapLegend scheme={scheme} />
        <MapCredits credits={map.credits} />
        {shown.length > 0 && (
          <PlaceCard
            key={[...picked.ids].join(' ')}
            shown={shown}
            selected={selected}
            takesFocus={picked.byKeyboard}
            onCover={(cover) => {
              const place = shown[0]?.reading.location
              if (place) map.handle?.camera.uncover(place, cover)
            }}
            onSelect={onSelect}
            onOpen={onOpen}
            onClose={() => {
              pick(nothing)
              if (picked.byKeyboard) map.handle?.focus()
            }}
          />
        )}
      </div>
    </section>
  )
}
