import type { Vehicle } from '#contract/vehicle.ts'
import { type Collection, feedKeys, withoutKeys } from './collection.ts'
import { changesOf, vehicleKey, vehiclesOf } from './keys.ts'
import type { StoredItem } from './query-items.ts'

/** The vehicles' records. */
export const vehicleRecords: Collection<Vehicle> = {
  kind: 'vehicles',
  partition: vehiclesOf,
  key: vehicleKey,
  changes: changesOf,
  itemOf: vehicleOf,
}

/** A vehicle as it is stored. */
export function vehicleItem(vehicle: Vehicle): Record<string, unknown> {
  const { tenantId, vehicleId } = vehicle
  return { ...vehicleKey(tenantId, vehicleId), ...feedKeys(vehicleRecords, tenantId, vehicle), ...vehicle }
}

/** The vehicle in a stored item. */
export function vehicleOf(item: StoredItem): Vehicle {
  return withoutKeys(item) as unknown as Vehicle
}
