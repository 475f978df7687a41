import type { FieldChange } from '#contract/history.ts'
import type { AddResult } from '#contract/new-vehicle.ts'
import { type Vehicle, vehicleFieldNames } from '#contract/vehicle.ts'
import { allowedEntry } from './audit-entry.ts'
import { changedVehicle, fieldChanges } from './changed-vehicle.ts'
import type { HandlerContext, Member } from './handler.ts'
import { newRecord, type VehicleToAdd } from './vehicle-to-add.ts'
import { createVehicle, findVehicleByVin } from './vin-store.ts'

const tries = 5

/** Adds a vehicle whose VIN the fleet does not have, or says how the one that has it differs. A dry run only says. */
export async function addVehicle(
  toAdd: VehicleToAdd,
  { dryRun }: { dryRun: boolean },
  caller: Member,
  context: HandlerContext,
): Promise<AddResult> {
  if ('problems' in toAdd) return { outcome: 'refused', problems: toAdd.problems }
  const { fields, given } = toAdd
  const { tenant, username } = caller
  const at = new Date(context.now).toISOString()
  for (let tried = 1; tried <= tries; tried += 1) {
    const present = await findVehicleByVin(context.table, tenant, fields.vin)
    if (present) {
      // What a change to these fields would do tells whether they are the same.
      return compared(present, fieldChanges(present, changedVehicle(present, given, { by: username, at })))
    }
    if (dryRun) return { outcome: 'created' }
    const vehicle = newRecord(fields, { tenant, by: username, at })
    const { vehicleId } = vehicle
    const audit = allowedEntry(
      caller,
      { vehicleId, action: 'addVehicles', changes: firstFields(vehicle) },
      context,
    )
    if (await createVehicle(context.table, { vehicle, audit })) return { outcome: 'created', vehicle }
  }
  throw new Error('A VIN was neither found nor free, several times')
}

function compared(vehicle: Vehicle, differences: readonly FieldChange[]): AddResult {
  if (differences.length === 0) return { outcome: 'unchanged', vehicle }
  const problems = differences.map(({ field, from }) => ({
    field,
    message: `The fleet’s record of this VIN has ${shown(from)}`,
  }))
  return { outcome: 'refused', problems, vehicle }
}

function shown(value: unknown): string {
  return (Array.isArray(value) ? value.join(', ') : String(value ?? '')) || 'none'
}

function firstFields(vehicle: Vehicle): readonly FieldChange[] {
  return vehicleFieldNames
    .filter((field) => vehicle[field] !== undefined)
    .map((field) => ({ field, to: vehicle[field] }))
}
