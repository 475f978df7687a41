import type { BaseIssue } from 'valibot'
import type { RoleGroup } from './groups.ts'
import type { TenantMember } from './member.ts'
import type { Vehicle } from './vehicle.ts'

/** Every way in which the API itself refuses, with its HTTP status (RFC 9110; 428: RFC 6585; 422: Idempotency-Key draft). */
export const problemStatus = {
  request_invalid: 400,
  cursor_invalid: 400,
  idempotency_key_missing: 400,
  wrong_client: 403,
  tenant_missing: 403,
  group_missing: 403,
  fresh_sign_in_required: 403,
  vehicle_not_found: 404,
  member_not_found: 404,
  last_admin: 409,
  own_groups: 409,
  changes_expired: 410,
  version_stale: 412,
  member_changed: 412,
  body_too_large: 413,
  idempotency_key_reused: 422,
  if_match_missing: 428,
  internal_error: 500,
  members_busy: 503,
} as const

export type ProblemCode = keyof typeof problemStatus

/** What is wrong with one field or parameter of the request. */
export interface FieldProblem {
  readonly field: string
  readonly message: string
}

/** What a refusal tells beside its code, each where it applies. */
export interface ProblemDetails {
  /** request_invalid: the fields at fault. */
  readonly fields?: readonly FieldProblem[]
  /** group_missing: the groups, one of which would do. */
  readonly groups?: readonly RoleGroup[]
  /** fresh_sign_in_required: how old the sign-in may be. */
  readonly maxAgeSeconds?: number
  /** version_stale: the vehicle as it is now. */
  readonly current?: Vehicle
  /** member_changed: the member as it is now. */
  readonly member?: TenantMember
}

/** The body of every refusal of the API. `message` says what to do; `requestId` finds it in the logs. */
export interface ProblemBody {
  readonly error: ProblemDetails & {
    readonly code: ProblemCode
    readonly message: string
    readonly requestId: string
  }
}

/**
 * The problems that a valibot check found, by top-level field, each once; a problem of the whole has the field ''. What is
 * wrong in a thousand places of one list is told once.
 */
export function fieldProblems(issues: readonly BaseIssue<unknown>[]): readonly FieldProblem[] {
  const problems = issues.map(({ path, message }) => ({ field: String(path?.[0]?.key ?? ''), message }))
  return [...new Map(problems.map((problem) => [`${problem.field}\n${problem.message}`, problem])).values()]
}
