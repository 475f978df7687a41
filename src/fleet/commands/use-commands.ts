import { useQuery } from '@tanstack/react-query'
import { useCaller } from '#auth/caller-context.tsx'
import { useAccess } from '#auth/can.tsx'
import type { Vehicle } from '#contract/vehicle.ts'
import { useFleetApi } from '../api/fleet-api-context.tsx'
import { commandsQuery, pollMs } from './commands-query.ts'

/** The commands of a vehicle, asked for again and again while the page is visible, at once when it is seen or connected again. */
export function useCommands(vehicle: Vehicle) {
  const { allowed } = useAccess('readCommands', vehicle)
  return useQuery({
    ...commandsQuery(useFleetApi(), useCaller(), vehicle.vehicleId),
    enabled: allowed,
    refetchInterval: ({ state }) => pollMs(state.data),
    refetchOnWindowFocus: 'always',
    refetchOnReconnect: 'always',
  })
}
