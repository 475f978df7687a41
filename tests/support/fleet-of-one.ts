import { changedVehicle } from '#cloud/api/changed-vehicle.ts'
import type { Vehicle, VehicleChanges } from '#contract/vehicle.ts'
import { ApiError } from '#fleet/api/api-error.ts'
import type { FleetApi } from '#fleet/api/fleet-api.ts'

/** Records that several people change, by the API's own code, without a network: for tests that make thousands of calls. */
export function fleetApiOf(vehicles: readonly Vehicle[]) {
  const records = new Map(vehicles.map((vehicle) => [vehicle.vehicleId, vehicle]))
  const read = (vehicleId: string): Vehicle => {
    const record = records.get(vehicleId)
    if (!record) throw new Error(`There is no vehicle ${vehicleId}`)
    return record
  }
  const change = (vehicleId: string, by: string, changes: VehicleChanges): Vehicle => {
    const to = changedVehicle(read(vehicleId), changes, { by, at: '2026-03-01T06:00:00.000Z' })
    records.set(vehicleId, to)
    return to
  }
  /** The call of someone; `before` may change things before it is looked at. */
  const apiOf = (
    by: string,
    before: (vehicleId: string, body: VehicleChanges) => void = () => {},
  ): Pick<FleetApi, 'updateVehicle'> => ({
    async updateVehicle({ vehicleId, version, body }) {
      await Promise.resolve()
      before(vehicleId, body)
      const current = read(vehicleId)
      if (current.version === version) return change(vehicleId, by, body)
      const problem = {
        route: 'updateVehicle',
        status: 412,
        code: 'version_stale',
        message: 'Stale',
      } as const
      throw new ApiError({ ...problem, current, mayBeDone: false })
    },
  })
  return { read, change, apiOf }
}
