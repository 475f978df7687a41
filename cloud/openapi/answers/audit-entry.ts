import * as v from 'valibot'
import { type AuditEntry, decisions, type FieldChange } from '#contract/history.ts'
import { routeNames } from '#contract/routes.ts'
import { vehicleFieldNames } from '#contract/vehicle.ts'
import { exactly } from '../exactly.ts'
import { text } from './text.ts'

const fieldChange = exactly<FieldChange>()(
  v.pipe(
    v.object({
      field: v.pipe(v.picklist([...vehicleFieldNames, 'groups']), v.description('`groups`: of a member')),
      from: v.exactOptional(v.unknown()),
      to: v.exactOptional(v.unknown()),
    }),
    v.description('A field before and after; an absent side means that it was or became unknown'),
  ),
)

/** Who did what, or tried to. */
export const auditEntry = exactly<AuditEntry>()(
  v.object({
    auditId: v.string(),
    at: v.pipe(v.string(), v.isoTimestamp()),
    vehicleId: v.exactOptional(text('Where it was about one vehicle')),
    member: v.exactOptional(text('The username of the member that it was about')),
    sub: text('The id of the person, in the user pool'),
    username: v.string(),
    groups: v.array(v.string()),
    action: v.pipe(v.picklist(routeNames), v.description('The call, by its operationId')),
    decision: v.picklist(decisions),
    decidedBy: text('The scope and group that allowed it, or the code of what was missing'),
    changes: v.array(fieldChange),
    reason: v.exactOptional(v.string()),
    requestId: v.string(),
  }),
)
