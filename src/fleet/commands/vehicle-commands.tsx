import type { TakenIntent } from '#auth/intent.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { CommandControl } from './command-control.tsx'
import { useCommandOrder } from './use-command-order.ts'
import { useLastReading } from './use-last-reading.ts'
import './commands.css'

interface VehicleCommandsProps {
  readonly vehicle: Vehicle
  /** What the person was about to do here when they left to sign in again. */
  readonly intent: TakenIntent | null
}

/** What a vehicle can be told. What is sent is sent once, however often a button is pressed or the network fails. */
export function VehicleCommands(props: VehicleCommandsProps) {
  // Keys and reasons are about one vehicle.
  return <Commands key={props.vehicle.vehicleId} {...props} />
}

function Commands({ vehicle, intent }: VehicleCommandsProps) {
  const { commands, settle } = useCommandOrder(useLastReading(vehicle))
  return (
    <div className="commands" onPointerDownCapture={settle} onFocusCapture={settle}>
      {commands.map((command) => (
        <CommandControl
          key={command}
          command={command}
          vehicle={vehicle}
          begun={intent && intent.kind !== 'cancelled' && intent.route === command ? intent : null}
        />
      ))}
    </div>
  )
}
