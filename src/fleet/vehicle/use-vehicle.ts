import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLoaderData, useParams } from 'react-router'
import { useCaller } from '#auth/caller-context.tsx'
import type { Vehicle } from '#contract/vehicle.ts'
import { useFleetApi } from '../api/fleet-api-context.tsx'
import { queryKey } from '../api/query-key.ts'
import { useFleetStore } from '../store/fleet-store-context.tsx'
import type { FirstRead } from './first-read.ts'
import { vehicleQuery } from './vehicle-query.ts'

/** The vehicle that the address names. */
export function useVehicle() {
  const { vehicleId = '' } = useParams()
  const first = useLoaderData<FirstRead | null>()
  const { data, error, refetch } = useQuery(vehicleQuery(useFleetApi(), useCaller(), vehicleId, first))
  return { vehicle: data, error, reload: () => void refetch() }
}

/** Puts a newer record of a vehicle wherever one is kept, and lets its history be read again. */
export function useKeepVehicle(): (vehicle: Vehicle) => void {
  const client = useQueryClient()
  const caller = useCaller()
  const store = useFleetStore()
  return (vehicle) => {
    client.setQueryData(queryKey(caller, 'vehicle', vehicle.vehicleId), vehicle)
    void client.invalidateQueries({ queryKey: queryKey(caller, 'history', vehicle.vehicleId) })
    store.vehicles.put(vehicle)
  }
}
