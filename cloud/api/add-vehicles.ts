import { normalizeVin, vinProblem } from '#contract/vin.ts'
import { addVehicle } from './add-vehicle.ts'
import type { Handler } from './handler.ts'
import { inParallel } from './in-parallel.ts'
import { type VehicleToAdd, vehicleToAdd } from './vehicle-to-add.ts'

/** As many transactions at once as keep DynamoDB busy and the function's ten seconds far away. */
const atOnce = 8

/** Adds vehicles, each on its own: one that is refused does not stop the others. Asked again, it adds nothing twice. */
export const addVehicles: Handler<'addVehicles'> = async (caller, { vehicles, dryRun }, context) => {
  const seen = new Set<string>()
  const toAdd = vehicles.map((element) => withoutRepeats(element, seen))
  const results = await inParallel(toAdd, atOnce, (one) => addVehicle(one, { dryRun }, caller, context))
  return { body: { results } }
}

/** A VIN that an earlier vehicle of the request has is refused, whatever becomes of that one. */
function withoutRepeats(element: unknown, seen: Set<string>): VehicleToAdd {
  const checked = vehicleToAdd(element)
  const vin = vinOf(element)
  if (vin === undefined) return checked
  if (!seen.has(vin)) {
    seen.add(vin)
    return checked
  }
  const repeated = { field: 'vin', message: 'An earlier vehicle of this request has the same VIN' }
  return { problems: [repeated, ...('problems' in checked ? checked.problems : [])] }
}

function vinOf(element: unknown): string | undefined {
  const text: unknown = Object(element).vin
  const vin = typeof text === 'string' ? normalizeVin(text) : ''
  return vinProblem(vin)?.severity === 'error' ? undefined : vin
}
