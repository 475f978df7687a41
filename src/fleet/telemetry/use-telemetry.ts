import { useQuery } from '@tanstack/react-query'
import { useCaller } from '#auth/caller-context.tsx'
import type { VehicleTelemetry } from '#contract/telemetry.ts'
import { useFleetApi } from '../api/fleet-api-context.tsx'
import { telemetryQuery } from './telemetry-query.ts'
import { useOnline } from './use-online.ts'

/** How often is asked again: a vehicle that is online may say something at any time, others seldom do. */
const askMs = { online: 5_000, others: 15_000 } as const

/**
 * What a vehicle says of itself, asked again and again while the page is visible and the browser has a connection, at once when
 * either comes back. What fails leaves what was there.
 */
export function useTelemetry(vehicleId: string) {
  const isConnected = useOnline()
  const { data, error, dataUpdatedAt, isFetching, refetch } = useQuery({
    ...telemetryQuery(useFleetApi(), useCaller(), vehicleId),
    refetchInterval: ({ state }) => isConnected && askAgainMs(state.data),
    refetchOnWindowFocus: 'always',
  })
  return {
    telemetry: data,
    error,
    isConnected,
    /** By this computer's clock, milliseconds since 1970. */
    readAt: dataUpdatedAt,
    /** How far the server's clock is ahead of this computer's, in milliseconds. */
    aheadMs: data ? Date.parse(data.asOf) - dataUpdatedAt : 0,
    isAsking: isFetching,
    ask: () => void refetch(),
  }
}

/** Where nothing ever came, the person is told why and asks again. */
function askAgainMs(telemetry: VehicleTelemetry | undefined): number | false {
  if (!telemetry) return false
  return telemetry.reading?.connectivity === 'online' ? askMs.online : askMs.others
}
