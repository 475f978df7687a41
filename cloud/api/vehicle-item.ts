import type { Vehicle } from '#contract/vehicle.ts'
import { changesOf, shardOf, vehicleKey } from './keys.ts'
import type { StoredItem } from './query-items.ts'

/** Where a vehicle stands in its shard of the change feed. */
export function changePosition({ updatedAt, vehicleId }: Vehicle): string {
  return `${updatedAt}#${vehicleId}`
}

/** A vehicle as it is stored. */
export function vehicleItem(vehicle: Vehicle): Record<string, unknown> {
  return {
    ...vehicleKey(vehicle.tenantId, vehicle.vehicleId),
    gsi2pk: changesOf(vehicle.tenantId, shardOf(vehicle.vehicleId)),
    gsi2sk: changePosition(vehicle),
    ...vehicle,
  }
}

/** The vehicle in a stored item. Only `vehicleItem` writes these, so what comes out is what went in. */
export function vehicleOf(item: StoredItem): Vehicle {
  const { pk: _pk, sk: _sk, gsi2pk: _gsi2pk, gsi2sk: _gsi2sk, ...vehicle } = item
  return vehicle as Vehicle
}
