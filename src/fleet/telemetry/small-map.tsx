import { use, useId, useMemo, useRef } from 'react'
import type { Reading } from '#contract/telemetry.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { Notice } from '#ui/notice.tsx'
import { useMedia } from '#ui/use-media.ts'
import { MapControls } from '../map/map-controls.tsx'
import { MapCredits } from '../map/map-credits.tsx'
import { NoMap } from '../map/no-map.tsx'
import { placeVehicles } from '../map/placed.ts'
import { useOpenMap } from '../map/use-open-map.ts'
import { MapStyleContext } from '../map-style-context.ts'
import '../map/fleet-map.css'
import './small-map.css'

interface SmallMapProps {
  readonly vehicle: Vehicle
  readonly reading: Reading
}

const nobody: ReadonlySet<string> = new Set()

/** One vehicle on the map, which follows it until the person moves the map. */
export function SmallMap({ vehicle, reading }: SmallMapProps) {
  const placed = useMemo(
    () => placeVehicles([vehicle], new Map([[vehicle.vehicleId, reading]])),
    [vehicle, reading],
  )
  const container = useRef<HTMLDivElement>(null)
  const description = useId()
  const map = useOpenMap(
    container,
    description,
    {
      placed,
      selected: nobody,
      picked: nobody,
      scheme: useMedia('(prefers-color-scheme: dark)') ? 'dark' : 'light',
      mapStyle: use(MapStyleContext),
      embedded: true,
    },
    { onVehicles() {}, onBox() {} },
  )
  if (map.failure) return <NoMap failure={map.failure} instead="The coordinates above say where it is." />
  return (
    <div className="small-map">
      {map.notice && <Notice tone="warn">{map.notice}</Notice>}
      <p id={description} className="hidden-label">
        Arrow keys move the map, plus and minus zoom. The coordinates above say the same.
      </p>
      <div className="map-frame">
        <div className="map-canvas" ref={container} />
        <MapControls
          onZoom={(steps) => map.handle?.camera.zoomBy(steps)}
          onShowAll={() => map.handle?.camera.showAll(placed)}
          showAll="Follow the vehicle on the map"
        />
        <MapCredits credits={map.credits} />
      </div>
    </div>
  )
}
