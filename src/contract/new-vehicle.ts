import * as v from 'valibot'
import type { FieldProblem } from './problem.ts'
import { addableFields, type Vehicle } from './vehicle.ts'

/** How many vehicles one call of addVehicles may bring. */
export const mostAdded = 100

/**
 * One vehicle to be added: the fields that updateVehicle may change; optional ones absent or null. Without tags it has none,
 * without lifecycle it is available.
 */
export const newVehicle = v.strictObject(addableFields, (issue) =>
  issue.expected === 'never' ? 'Not a field of a vehicle' : 'Expected an object of a vehicle’s fields',
)

export type NewVehicle = Readonly<v.InferOutput<typeof newVehicle>>

/**
 * The body of addVehicles. Each vehicle is checked on its own, so that one that is wrong does not stop the others. `dryRun`:
 * answers what would happen, and writes nothing.
 */
export const vehiclesToAdd = v.strictObject(
  {
    vehicles: v.pipe(
      v.array(v.unknown(), 'Expected a list of vehicles'),
      v.minLength(1, 'Expected at least one vehicle'),
      v.maxLength(mostAdded, `At most ${mostAdded} vehicles a call`),
    ),
    dryRun: v.optional(v.boolean('Expected true or false'), false),
  },
  (issue) => (issue.expected === 'never' ? 'Not a field of this call' : 'Expected an object'),
)

/** What addVehicles is sent. */
export type VehiclesToAdd = Readonly<v.InferInput<typeof vehiclesToAdd>>

/**
 * What became of one vehicle, or in a dry run would. `created`: it is new; a dry run has no `vehicle` yet. `unchanged`: the fleet has
 * one with this VIN, and updateVehicle with the given fields would change nothing (what is left out says nothing; null says that there
 * is none). `refused`: nothing was written, and these are the reasons by field ('' for the whole). Where the fleet has one with this
 * VIN and other fields, each of those is a reason, and `vehicle` is that record: an update can be offered.
 */
export type AddResult =
  | { readonly outcome: 'created'; readonly vehicle?: Vehicle }
  | { readonly outcome: 'unchanged'; readonly vehicle: Vehicle }
  | { readonly outcome: 'refused'; readonly problems: readonly FieldProblem[]; readonly vehicle?: Vehicle }

/** The answer of addVehicles: one result for each vehicle, in their order. */
export interface AddResults {
  readonly results: readonly AddResult[]
}
