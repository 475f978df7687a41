import type { Vehicle } from '#contract/vehicle.ts'
import { vinKey } from '../../api/keys.ts'
import { vehicleItem } from '../../api/vehicle-item.ts'

/** All that is stored of new vehicles: each one's record, and the pointer that keeps its VIN unique. */
export function* vehicleItems(vehicles: Iterable<Vehicle>): Generator<object> {
  for (const vehicle of vehicles) {
    const { tenantId, vin, vehicleId } = vehicle
    yield vehicleItem(vehicle)
    yield { ...vinKey(tenantId, vin), vehicleId }
  }
}
