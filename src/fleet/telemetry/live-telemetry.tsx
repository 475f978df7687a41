import type { Reading } from '#contract/telemetry.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { Badge } from '#ui/badge.tsx'
import { Loading } from '#ui/loading.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import { ConnectionLine } from './connection-line.tsx'
import { OldReadings } from './old-readings.tsx'
import { OverTime } from './over-time.tsx'
import { PositionSection } from './position-section.tsx'
import { Readings } from './readings.tsx'
import { TroubleCodes } from './trouble-codes.tsx'
import { useTelemetry } from './use-telemetry.ts'

/** The readings of a vehicle, going on by themselves. */
export function LiveTelemetry({ vehicle }: { readonly vehicle: Vehicle }) {
  const { telemetry, error, isConnected, readAt, aheadMs, isAsking, ask } = useTelemetry(vehicle.vehicleId)
  if (!telemetry) {
    return error ? (
      <FailureNotice error={error} onRetry={ask} />
    ) : (
      <Loading what="Asking what the vehicle says" />
    )
  }
  const { reading } = telemetry
  return (
    <>
      {(error || !isConnected) && (
        <OldReadings
          readAt={readAt}
          error={error}
          isConnected={isConnected}
          isAsking={isAsking}
          onRetry={ask}
        />
      )}
      {reading ? (
        <Said vehicle={vehicle} reading={reading} aheadMs={aheadMs} />
      ) : (
        <p className="telemetry-none">
          This vehicle has never said anything. Its telematics unit may not be fitted, or not be switched on.
        </p>
      )}
    </>
  )
}

interface SaidProps {
  readonly vehicle: Vehicle
  readonly reading: Reading
  readonly aheadMs: number
}

function Said({ vehicle, reading, aheadMs }: SaidProps) {
  return (
    <>
      <div className="telemetry-state">
        <ConnectionLine reading={reading} aheadMs={aheadMs} />
        {reading.simulated && <Badge tone="plain">Simulated by the local cloud</Badge>}
      </div>
      <Readings reading={reading} />
      <TroubleCodes codes={reading.dtcs} make={vehicle.make} />
      <PositionSection vehicle={vehicle} reading={reading} aheadMs={aheadMs} />
      <OverTime vehicle={vehicle} />
    </>
  )
}
