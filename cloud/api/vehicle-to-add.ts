import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { type NewVehicle, newVehicle } from '#contract/new-vehicle.ts'
import { type FieldProblem, fieldProblems } from '#contract/problem.ts'
import type { Vehicle, VehicleChanges, VehicleFields } from '#contract/vehicle.ts'

/** One vehicle of a request to add some: its fields, or what is wrong with it. */
export type VehicleToAdd =
  | {
      readonly fields: NewVehicle
      /** Only those that the request names: what it leaves out, it says nothing about. */
      readonly given: VehicleChanges
    }
  | { readonly problems: readonly FieldProblem[] }

/** Checks one element of the request's list, whatever it is. */
export function vehicleToAdd(element: unknown): VehicleToAdd {
  // Arrays would pass for objects without fields.
  const { success, output, issues } = v.safeParse(newVehicle, Array.isArray(element) ? null : element)
  if (!success) return { problems: fieldProblems(issues) }
  const named = Object.entries(output).filter(([name]) => Object.hasOwn(Object(element), name))
  return { fields: output, given: Object.fromEntries(named) as VehicleChanges }
}

/** The record of a new vehicle, with an id that no other had or will have. `at`: ISO 8601, UTC. */
export function newRecord(
  fields: NewVehicle,
  { tenant, by, at }: { tenant: string; by: string; at: string },
): Vehicle {
  const known = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)
  return {
    vehicleId: `v${randomBytes(10).toString('hex')}`,
    tenantId: tenant,
    version: 1,
    createdAt: at,
    updatedAt: at,
    updatedBy: by,
    ...(Object.fromEntries(known) as VehicleFields),
  }
}
