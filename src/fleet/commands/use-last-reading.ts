import type { Reading, VehicleTelemetry } from '#contract/telemetry.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { useFleetStore } from '../store/fleet-store-context.tsx'
import { useCached } from './use-cached.ts'

/** What the vehicle last said of itself, as far as something else has asked for it. */
export function useLastReading(vehicle: Vehicle): Reading | null {
  const { readings } = useFleetStore()
  const telemetry = useCached<VehicleTelemetry>('telemetry', vehicle)
  return telemetry?.reading ?? readings?.get(vehicle.vehicleId) ?? null
}
