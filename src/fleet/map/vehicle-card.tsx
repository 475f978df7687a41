import type { Reading } from '#contract/telemetry.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { speedWords } from '../units.ts'
import { connectivityWords, lifecycleWords, percentWords } from '../words.ts'
import { ageWords } from './age-words.ts'
import { useNow } from './use-now.ts'

interface VehicleCardProps {
  readonly vehicle: Vehicle
  readonly reading: Reading
  readonly selected: boolean
  readonly onSelect: (selected: boolean) => void
  readonly onOpen: () => void
}

/** A vehicle of the map in short. */
export function VehicleCard({ vehicle, reading, selected, onSelect, onOpen }: VehicleCardProps) {
  const now = useNow()
  const { words, tone } = lifecycleWords[vehicle.lifecycle]
  return (
    <>
      <h3 className="map-card-title">
        {vehicle.licensePlate}
        {vehicle.callSign && <span> {vehicle.callSign}</span>}
      </h3>
      <p className="map-card-line">
        <Badge tone={tone}>{words}</Badge> {vehicle.make} {vehicle.model}
      </p>
      <dl className="map-card-facts">
        {factsOf(vehicle, reading, now).map(([name, fact]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      {reading.simulated && <p className="map-card-note">This reading is simulated.</p>}
      <div className="map-card-actions">
        <Button small primary onClick={onOpen}>
          Open
        </Button>
        <Button small onClick={() => onSelect(!selected)}>
          {selected ? 'Deselect' : 'Select'}
        </Button>
      </div>
    </>
  )
}

function factsOf({ driver }: Vehicle, reading: Reading, now: number): readonly (readonly [string, string])[] {
  const { location, fuelLevelPct, stateOfChargePct } = reading
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Speed', reading.isMoving ? speedWords(reading.speedKph) : 'Standing'],
    ['Charge', percentWords(stateOfChargePct)],
    ['Fuel', percentWords(fuelLevelPct)],
    ['Connection', connectivityWords[reading.connectivity]],
    ['Position', location && ageWords(location.at, now)],
    ['Driver', driver],
  ]
  return facts.flatMap(([name, fact]) => (fact ? [[name, fact] as const] : []))
}
