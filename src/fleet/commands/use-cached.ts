import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import { useCaller } from '#auth/caller-context.tsx'
import type { Vehicle } from '#contract/vehicle.ts'
import { queryKey } from '../api/query-key.ts'

/** What something else on the page keeps of a vehicle under a name, as it changes. An observer of the query would ask for it too. */
export function useCached<Data>(name: string, { vehicleId }: Vehicle): Data | undefined {
  const client = useQueryClient()
  const caller = useCaller()
  const subscribe = useCallback((changed: () => void) => client.getQueryCache().subscribe(changed), [client])
  return useSyncExternalStore(subscribe, () => client.getQueryData<Data>(queryKey(caller, name, vehicleId)))
}
