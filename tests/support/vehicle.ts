import type { NewVehicle } from '#contract/new-vehicle.ts'
import type { Vehicle } from '#contract/vehicle.ts'

/** A vehicle with the fields that a test cares about. */
export function vehicle(fields: Partial<Vehicle> = {}): Vehicle {
  return {
    vehicleId: 'veh-1',
    tenantId: 'north',
    version: 1,
    createdAt: '2026-01-02T03:04:05.000Z',
    updatedAt: '2026-01-02T03:04:05.000Z',
    updatedBy: 'manager',
    vin: '1M8GDM9AXKP042788',
    make: 'Ford',
    model: 'Transit',
    modelYear: 2024,
    licensePlate: 'B-FC 1',
    powertrain: 'combustion',
    lifecycle: 'available',
    tags: [],
    ...fields,
  }
}

/** A vehicle to be added, with all that it needs. */
export function newVehicle(fields: Partial<NewVehicle> = {}): NewVehicle {
  const { vin, make, model, modelYear, licensePlate, powertrain, lifecycle, tags } = vehicle()
  return { vin, make, model, modelYear, licensePlate, powertrain, lifecycle, tags, ...fields }
}
