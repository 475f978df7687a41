import { useId } from 'react'
import { CallReason } from '#auth/call-reason.tsx'
import { useAccess } from '#auth/can.tsx'
import type { Vehicle } from '#contract/vehicle.ts'
import { LiveTelemetry } from './live-telemetry.tsx'
import './telemetry.css'

/** What a vehicle says of itself. Who may not see that is told why, and nothing is asked. */
export function TelemetryPanel({ vehicle }: { readonly vehicle: Vehicle }) {
  const title = useId()
  const { allowed } = useAccess('readTelemetry', vehicle)
  return (
    <section aria-labelledby={title} className="card telemetry">
      <h2 id={title}>Telemetry</h2>
      {allowed ? (
        <LiveTelemetry key={vehicle.vehicleId} vehicle={vehicle} />
      ) : (
        <CallReason call="readTelemetry" on={vehicle} />
      )}
    </section>
  )
}
