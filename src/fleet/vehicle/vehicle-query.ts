import { queryOptions } from '@tanstack/react-query'
import type { Caller } from '#contract/caller.ts'
import type { FleetApi } from '../api/fleet-api.ts'
import { queryKey } from '../api/query-key.ts'
import { type FirstRead, takeRead } from './first-read.ts'

/** One vehicle's record, read anew whenever its page is opened; `first`: where that has begun already. */
export function vehicleQuery(api: FleetApi, caller: Caller, vehicleId: string, first?: FirstRead | null) {
  return queryOptions({
    queryKey: queryKey(caller, 'vehicle', vehicleId),
    queryFn: ({ signal }) => takeRead(first, vehicleId) ?? api.readVehicle({ vehicleId, signal }),
  })
}
