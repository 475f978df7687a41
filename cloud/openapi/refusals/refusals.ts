import type { ProblemCode } from '#contract/problem.ts'
import { type RouteName, routeOf } from '#contract/routes.ts'
import { problemCodes } from '../answers/problem.ts'
import { bodyOf } from '../requests/bodies.ts'
import { queryOf } from '../requests/queries.ts'

/** Every way in which the API itself may refuse a call of this route. */
export function refusalsOf(name: RouteName): readonly ProblemCode[] {
  const { path, header, fresh } = routeOf(name)
  const query = queryOf(name)
  const hasBody = bodyOf(name) !== undefined
  const isAboutMembers = path.startsWith('/members/')
  const changesMember = name === 'updateMember'
  const isPossible: Readonly<Record<ProblemCode, boolean>> = {
    request_invalid: Object.keys(query).length > 0 || hasBody || header !== undefined,
    cursor_invalid: 'cursor' in query,
    idempotency_key_missing: header === 'Idempotency-Key',
    wrong_client: true,
    tenant_missing: true,
    group_missing: true,
    fresh_sign_in_required: fresh === true,
    vehicle_not_found: path.includes('{vehicleId}'),
    member_not_found: changesMember,
    last_admin: changesMember,
    own_groups: changesMember,
    changes_expired: 'updatedSince' in query,
    version_stale: header === 'If-Match',
    member_changed: changesMember,
    body_too_large: hasBody,
    idempotency_key_reused: header === 'Idempotency-Key',
    if_match_missing: header === 'If-Match',
    internal_error: true,
    members_busy: isAboutMembers,
  }
  return problemCodes.filter((code) => isPossible[code])
}
