import * as v from 'valibot'
import type { AddResult } from '#contract/new-vehicle.ts'
import { exactly } from '../exactly.ts'
import { fieldProblem } from './problem.ts'
import { vehicle } from './vehicle.ts'

/** What became of one vehicle that was to be added, or in a dry run would. */
export const addResult = exactly<AddResult>()(
  v.variant('outcome', [
    v.pipe(
      v.object({ outcome: v.literal('created'), vehicle: v.exactOptional(vehicle) }),
      v.description('It is new. A dry run has no `vehicle` yet.'),
    ),
    v.pipe(
      v.object({ outcome: v.literal('unchanged'), vehicle }),
      v.description('The fleet has one with this VIN, and the given fields are as they are there.'),
    ),
    v.pipe(
      v.object({
        outcome: v.literal('refused'),
        problems: v.array(fieldProblem),
        vehicle: v.exactOptional(vehicle),
      }),
      v.description(
        'Nothing was written. Where the fleet has one with this VIN and other fields, `vehicle` is that record.',
      ),
    ),
  ]),
)
