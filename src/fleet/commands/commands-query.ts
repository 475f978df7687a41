import { queryOptions } from '@tanstack/react-query'
import type { Caller } from '#contract/caller.ts'
import { isOpen } from '#contract/command.ts'
import type { FleetApi } from '../api/fleet-api.ts'
import { queryKey } from '../api/query-key.ts'
import { type KnownCommands, withNewest } from './known-commands.ts'
import { leftMs } from './phase.ts'

/** How often to ask while something may become of a command, and otherwise; milliseconds. */
const openMs = 1_000
const restMs = 15_000

/** What a vehicle did in time may be heard of later. */
const echoMs = 15_000

/** Where the commands of a vehicle lie in the cache. */
export function commandsKey(caller: Caller, vehicleId: string): readonly string[] {
  return queryKey(caller, 'commands', vehicleId)
}

/** The commands of a vehicle: the newest, and the older ones that were asked for. */
export function commandsQuery(api: FleetApi, caller: Caller, vehicleId: string) {
  return queryOptions({
    queryKey: commandsKey(caller, vehicleId),
    queryFn: async ({ client, queryKey, signal }) => {
      const page = await api.readCommands({ vehicleId, query: { limit: '10' }, signal })
      return withNewest(client.getQueryData<KnownCommands>(queryKey), page, Date.now())
    },
  })
}

/** When to ask again, in milliseconds. */
export function pollMs(known: KnownCommands | undefined): number {
  const serverNow = Date.now() + (known?.aheadMs ?? 0)
  const hasOpen = known?.items.some((command) => isOpen(command) && leftMs(command, serverNow) > -echoMs)
  return hasOpen ? openMs : restMs
}
