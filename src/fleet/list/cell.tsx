import { Link } from 'react-router'
import type { Connectivity } from '#contract/telemetry.ts'
import { Badge } from '#ui/badge.tsx'
import { vehiclePath } from '../paths.ts'
import { distanceWords, speedWords } from '../units.ts'
import { type ColumnName, type FleetRow, levelOf } from '../view/columns.ts'
import { connectivityWords, lifecycleWords, percentWords, powertrainWords, timeWords } from '../words.ts'

/** What a column shows of a row. */
export function Cell({ name, row }: { readonly name: ColumnName; readonly row: FleetRow }) {
  const { vehicle, reading } = row
  switch (name) {
    case 'licensePlate':
      // The row has the focus, and opens it.
      return (
        <Link to={vehiclePath(vehicle.vehicleId)} tabIndex={-1}>
          {vehicle.licensePlate}
        </Link>
      )
    case 'make':
      return `${vehicle.make} ${vehicle.model}`
    case 'lifecycle': {
      const { words, tone } = lifecycleWords[vehicle.lifecycle]
      return <Badge tone={tone}>{words}</Badge>
    }
    case 'powertrain':
      return powertrainWords[vehicle.powertrain]
    case 'tags':
      return vehicle.tags.join(', ')
    case 'updatedAt':
      return timeWords(vehicle.updatedAt)
    case 'connectivity':
      return reading && <ConnectivityState connectivity={reading.connectivity} />
    case 'level':
      return percentWords(levelOf(reading))
    case 'lastSeen':
      return reading && timeWords(reading.lastSeenAt)
    case 'speed':
      return reading && speedWords(reading.speedKph)
    case 'odometer':
      return reading && distanceWords(reading.odometerM)
    default:
      return vehicle[name]
  }
}

function ConnectivityState({ connectivity }: { readonly connectivity: Connectivity }) {
  return <span className={`state state-${connectivity}`}>{connectivityWords[connectivity]}</span>
}
