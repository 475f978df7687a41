import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import { CallerProvider } from '#auth/caller-context.tsx'
import { type Caller, callerFrom } from '#contract/caller.ts'
import type { Reading, VehicleTelemetry } from '#contract/telemetry.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import type { FleetApi } from '#fleet/api/fleet-api.ts'
import { FleetApiProvider } from '#fleet/api/fleet-api-context.tsx'
import { TelemetryPanel } from '#fleet/telemetry/telemetry-panel.tsx'
import { createQueryClient } from '#fleet/query-client.ts'
import { reading } from './fleet-positions.ts'
import { accessClaims, operator } from './tokens.ts'
import { vehicle as anyVehicle } from './vehicle.ts'

interface TelemetryPage {
  readonly api: FleetApi
  readonly caller?: Caller
  readonly vehicle?: Vehicle
}

/** Shows the telemetry panel of a vehicle to someone; answers its query client. */
export function showTelemetry({ api, caller = aCaller(), vehicle = anyVehicle() }: TelemetryPage) {
  const client = createQueryClient()
  render(
    <QueryClientProvider client={client}>
      <CallerProvider value={caller}>
        <FleetApiProvider value={api}>
          <TelemetryPanel vehicle={vehicle} />
        </FleetApiProvider>
      </CallerProvider>
    </QueryClientProvider>,
  )
  return client
}

/** Someone who may see readings. */
export function aCaller(): Caller {
  return callerFrom(accessClaims(operator, 0))
}

/** An API whose vehicle says what `say` answers; counts how often it was asked. */
export function apiSaying(say: () => VehicleTelemetry) {
  const asked: number[] = []
  const readTelemetry = async () => {
    asked.push(Date.now())
    return say()
  }
  return { api: { readTelemetry } as unknown as FleetApi, asked }
}

/** What a vehicle says now, by this computer's clock, with the fields that a test cares about. */
export function saying(fields: Partial<Reading> = {}): VehicleTelemetry {
  const now = new Date().toISOString()
  return {
    reading: reading({ vehicleId: 'veh-1', lastSeenAt: now, updatedAt: now, ...fields }),
    past: [],
    asOf: now,
  }
}
