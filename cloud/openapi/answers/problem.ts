import * as v from 'valibot'
import { roleGroups } from '#contract/groups.ts'
import type { FieldProblem, ProblemBody, ProblemCode } from '#contract/problem.ts'
import { problemStatus } from '#contract/problem.ts'
import { exactly } from '../exactly.ts'
import { member } from './member.ts'
import { number, text } from './text.ts'
import { vehicle } from './vehicle.ts'

/** What is wrong with one field, parameter or header of the request. */
export const fieldProblem = exactly<FieldProblem>()(
  v.object({ field: text('Its name; empty for the whole'), message: v.string() }),
)

/** The codes of all refusals of the API. */
export const problemCodes = Object.keys(problemStatus) as readonly ProblemCode[]

/** The body of every refusal of the API itself. */
export const problem = exactly<ProblemBody>()(
  v.object({
    error: v.object({
      code: v.picklist(problemCodes),
      message: text('What to do, for people'),
      requestId: text('Finds the request in the logs'),
      fields: v.exactOptional(v.array(fieldProblem)),
      groups: v.exactOptional(
        v.pipe(v.array(v.picklist(roleGroups)), v.description('group_missing: one of these would do')),
      ),
      maxAgeSeconds: v.exactOptional(number('fresh_sign_in_required: how old the sign-in may be')),
      current: v.exactOptional(vehicle),
      member: v.exactOptional(member),
    }),
  }),
)

/** The body of the gateway's own answers, before or instead of the API. */
export const gatewayMessage = v.object({ message: v.string() })
