import { mayCall } from '#contract/access.ts'
import type { Caller } from '#contract/caller.ts'
import type { Reading } from '#contract/telemetry.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import type { FleetApi } from '../api/fleet-api.ts'
import { Feed } from './feed.ts'

/** The tenant's fleet in memory, of one signed-in person; thrown away with the session. */
export interface FleetStore {
  readonly vehicles: Feed<Vehicle>
  /** Null where the person may not see telemetry. */
  readonly readings: Feed<Reading> | null
  /** Fetches what is missing or has changed: the vehicles first. */
  sync(): Promise<void>
  /** When that was last begun (ms since 1970); null before the first time. */
  triedAt(): number | null
  end(): void
}

/** An empty store: nothing is fetched before `sync`. */
export function createFleetStore(api: FleetApi, caller: Caller): FleetStore {
  const vehicles = new Feed<Vehicle>({
    list: (query, signal) => api.listVehicles({ query, signal }),
    isNewer: (one, than) => one.version > than.version,
  })
  const readings = mayCall(caller, 'listTelemetry')
    ? new Feed<Reading>({
        list: (query, signal) => api.listTelemetry({ query, signal }),
        isNewer: (one, than) => one.updatedAt > than.updatedAt,
      })
    : null
  let triedAt: number | null = null
  return {
    vehicles,
    readings,
    triedAt: () => triedAt,
    async sync() {
      triedAt = Date.now()
      await vehicles.sync()
      if (vehicles.state().complete) await readings?.sync()
    },
    end() {
      vehicles.end()
      readings?.end()
    },
  }
}
