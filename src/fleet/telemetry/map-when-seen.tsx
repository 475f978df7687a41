import { useRef, useState } from 'react'
import type { Reading } from '#contract/telemetry.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { Button } from '#ui/button.tsx'
import { lazyOr } from '../lazy-or.tsx'
import { savesData } from './saves-data.ts'
import { useSeen } from './use-seen.ts'

const SmallMap = lazyOr(
  () => import('./small-map.tsx'),
  'SmallMap',
  () => <p role="status">The map could not be fetched. The coordinates above say where it is.</p>,
)

interface MapWhenSeenProps {
  readonly vehicle: Vehicle
  readonly reading: Reading
}

/** A third of a megabyte comes with a map: not before somebody looks, and not unasked where data is spared. */
export function MapWhenSeen({ vehicle, reading }: MapWhenSeenProps) {
  const place = useRef<HTMLDivElement>(null)
  const isSeen = useSeen(place)
  const [isWanted, want] = useState(() => !savesData())
  return (
    <div ref={place} className="small-map-place">
      {!isWanted && (
        <Button small onClick={() => want(true)}>
          Show map
        </Button>
      )}
      {isSeen && isWanted && <SmallMap vehicle={vehicle} reading={reading} />}
    </div>
  )
}
