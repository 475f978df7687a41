import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { useCaller } from '#auth/caller-context.tsx'
import type { Vehicle } from '#contract/vehicle.ts'
import { useFleetApi } from '../api/fleet-api-context.tsx'
import { queryKey } from '../api/query-key.ts'
import { putIntoFleet } from '../list/fleet-query.ts'
import { vehicleQuery } from './vehicle-query.ts'

/** The vehicle that the address names. */
export function useVehicle() {
  const { vehicleId = '' } = useParams()
  const { data, error, refetch } = useQuery(vehicleQuery(useFleetApi(), useCaller(), vehicleId))
  return { vehicle: data, error, reload: () => void refetch() }
}

/** Puts a newer record of a vehicle wherever one is kept, and lets its history be read again. */
export function useKeepVehicle(): (vehicle: Vehicle) => void {
  const client = useQueryClient()
  const caller = useCaller()
  return (vehicle) => {
    client.setQueryData(queryKey(caller, 'vehicle', vehicle.vehicleId), vehicle)
    void client.invalidateQueries({ queryKey: queryKey(caller, 'history', vehicle.vehicleId) })
    putIntoFleet(client, caller, vehicle)
  }
}
