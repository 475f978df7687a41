import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Caller } from '#contract/caller.ts'
import type { FleetApi } from '../api/fleet-api.ts'
import { queryKey } from '../api/query-key.ts'

/** What a vehicle says of itself now. As little of its past as can be asked for comes along. */
export function telemetryQuery(api: FleetApi, caller: Caller, vehicleId: string) {
  return queryOptions({
    queryKey: queryKey(caller, 'telemetry', vehicleId),
    queryFn: ({ signal }) => api.readTelemetry({ vehicleId, query: { days: '1' }, signal }),
  })
}

/** A new sample comes once an hour. */
const pastFreshMs = 5 * 60_000

/** How it went in the last so many days. What is shown stays until the days asked for next are there. */
export function pastQuery(api: FleetApi, caller: Caller, vehicleId: string, days: number) {
  return queryOptions({
    queryKey: queryKey(caller, 'past', vehicleId, String(days)),
    queryFn: ({ signal }) => api.readTelemetry({ vehicleId, query: { days: String(days) }, signal }),
    staleTime: pastFreshMs,
    placeholderData: keepPreviousData,
  })
}
