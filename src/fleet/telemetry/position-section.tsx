import type { Reading } from '#contract/telemetry.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { Button } from '#ui/button.tsx'
import { useCopiedLink } from '../list/tools/views/use-copied-link.tsx'
import { isPlace } from '../map/placed.ts'
import { lengthWords } from '../units.ts'
import { Ago } from './ago.tsx'
import { compassWords } from './compass.ts'
import { coordinateText, coordinateWords } from './coordinates.ts'
import { MapWhenSeen } from './map-when-seen.tsx'

interface PositionSectionProps {
  readonly vehicle: Vehicle
  readonly reading: Reading
  readonly aheadMs: number
}

/** Where the vehicle is: as text, always, and on a small map. */
export function PositionSection({ vehicle, reading, aheadMs }: PositionSectionProps) {
  const [copied, copy] = useCopiedLink()
  const { location, isMoving } = reading
  if (!location || !isPlace(location)) {
    return (
      <section className="telemetry-part">
        <h3>Position</h3>
        <p>Not known: the vehicle has not said where it is.</p>
      </section>
    )
  }
  const { headingDeg, accuracyM, at } = location
  return (
    <section className="telemetry-part">
      <h3>Position</h3>
      <div className="position">
        <p>
          <span className="position-place">{coordinateWords(location)}</span>, within {lengthWords(accuracyM)}
          , {isMoving ? 'driving' : 'facing'} {compassWords(headingDeg)}, <Ago at={at} aheadMs={aheadMs} />
        </p>
        <Button small onClick={() => void copy(coordinateText(location), 'The coordinates are copied.')}>
          Copy coordinates
        </Button>
      </div>
      {copied}
      <MapWhenSeen vehicle={vehicle} reading={reading} />
    </section>
  )
}
