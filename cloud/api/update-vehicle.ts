import type { Vehicle } from '#contract/vehicle.ts'
import { ApiProblem, invalidRequest, vehicleNotFound } from './api-problem.ts'
import { allowedEntry } from './audit-entry.ts'
import { changedVehicle, fieldChanges } from './changed-vehicle.ts'
import type { Handler } from './handler.ts'
import { findVehicle, replaceVehicle } from './vehicle-store.ts'

/**
 * Changes fields of a vehicle that is still the version the caller saw. Changes that leave it as it is are answered
 * with the vehicle as it is: no new version, no audit entry.
 */
export const updateVehicle: Handler<'updateVehicle'> = async (caller, input, context) => {
  const { vehicleId, version, changes } = input
  const { table, now } = context
  const from = await findVehicle(table, caller.tenant, vehicleId)
  if (!from) throw vehicleNotFound()
  if (from.version !== version) throw staleVersion(from)

  const to = changedVehicle(from, changes, { by: caller.username, at: new Date(now).toISOString() })
  const changed = fieldChanges(from, to)
  if (changed.length === 0) return { body: from, version: from.version }

  const audit = allowedEntry(caller, { vehicleId, action: 'updateVehicle', changes: changed }, context)
  switch (await replaceVehicle(table, { from, to, audit })) {
    case 'replaced':
      return { body: to, version: to.version }
    case 'vinTaken':
      throw invalidRequest([{ field: 'vin', message: 'Another vehicle of your fleet has this VIN' }])
    case 'stale': {
      const current = await findVehicle(table, caller.tenant, vehicleId)
      throw current ? staleVersion(current) : vehicleNotFound()
    }
  }
}

function staleVersion(current: Vehicle): ApiProblem {
  const message = `The vehicle has been changed since you read it: it is now version ${current.version}. Compare, then save again.`
  return new ApiProblem('version_stale', message, { current })
}
