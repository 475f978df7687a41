import type { Vehicle } from '#contract/vehicle.ts'
import { VehicleHistory } from '../audit/vehicle-history.tsx'
import { CommandPanel } from '../commands/command-panel.tsx'
import { TelemetryPanel } from '../telemetry/telemetry-panel.tsx'

/** What goes on with a vehicle: comes after the record and the controls, which need none of it. */
export function VehiclePanels({ vehicle }: { readonly vehicle: Vehicle }) {
  return (
    <>
      <CommandPanel vehicle={vehicle} />
      <TelemetryPanel vehicle={vehicle} />
      <VehicleHistory vehicle={vehicle} />
    </>
  )
}
