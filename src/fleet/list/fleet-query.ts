import {
  experimental_streamedQuery as streamedQuery,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query'
import type { Caller } from '#contract/caller.ts'
import type { VehiclePage } from '#contract/page.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import type { FleetApi } from '../api/fleet-api.ts'
import { queryKey } from '../api/query-key.ts'
import { fleetPages } from './fleet-pages.ts'

/** The tenant's vehicles, as far as they have arrived. `asOf`: the server's time of the first page (ISO 8601). */
export interface Fleet {
  readonly vehicles: readonly Vehicle[]
  readonly complete: boolean
  readonly asOf: string | null
}

const nothing: Fleet = { vehicles: [], complete: false, asOf: null }

/** The whole fleet, streamed: there after the first page, complete after the last. Kept in memory only. */
export function fleetQuery(api: FleetApi, caller: Caller) {
  return queryOptions({
    queryKey: queryKey(caller, 'fleet'),
    queryFn: streamedQuery<VehiclePage, Fleet>({
      streamFn: () => fleetPages(api.listVehicles),
      reducer: withPage,
      initialValue: nothing,
      refetchMode: 'replace',
    }),
    staleTime: 60_000,
    // Pages are retried one by one; comparing ten thousand vehicles deeply would cost more than drawing them.
    retry: false,
    structuralSharing: false,
    refetchOnWindowFocus: false,
  })
}

/** Puts a vehicle that was just read or written into the list. */
export function putIntoFleet(client: QueryClient, caller: Caller, vehicle: Vehicle): void {
  client.setQueryData<Fleet>(queryKey(caller, 'fleet'), (fleet) => {
    if (!fleet) return fleet
    const vehicles = fleet.vehicles.map((other) => (other.vehicleId === vehicle.vehicleId ? vehicle : other))
    return { ...fleet, vehicles }
  })
}

function withPage(fleet: Fleet, page: VehiclePage): Fleet {
  return {
    vehicles: [...fleet.vehicles, ...page.items],
    complete: page.nextCursor === null,
    asOf: fleet.asOf ?? page.asOf,
  }
}
