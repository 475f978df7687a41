import type { Denial } from '#contract/access.ts'
import type { Caller } from '#contract/caller.ts'
import type { FieldProblem, ProblemCode, ProblemDetails } from '#contract/problem.ts'
import { refusalText } from '#contract/refusal.ts'
import { routeOf } from '#contract/routes.ts'

/** A refusal of the API; the boundary turns it into an answer. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly code: ProblemCode
  readonly details: ProblemDetails

  constructor(code: ProblemCode, message: string, details: ProblemDetails = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}

/** Something in the request is wrong; the message names the fields for those who read only that. */
export function invalidRequest(fields: readonly FieldProblem[]): ApiProblem {
  const named = fields.map(({ field, message }) => (field ? `${field}: ${message}` : message))
  return new ApiProblem('request_invalid', `The request can't be carried out. ${named.join('; ')}`, {
    fields,
  })
}

/** The same words for a vehicle of another tenant and for one that does not exist. */
export function vehicleNotFound(): ApiProblem {
  return new ApiProblem(
    'vehicle_not_found',
    'There is no such vehicle in your fleet. Check the address, or look for the vehicle in the list.',
  )
}

/** The same words for someone of another tenant and for no one. */
export function memberNotFound(): ApiProblem {
  return new ApiProblem(
    'member_not_found',
    'There is no such member in your tenant. Check the username, or look for the person among the members.',
  )
}

/** The user pool is asked too often, or somebody else is changing members of the tenant. */
export function membersBusy(): ApiProblem {
  return new ApiProblem(
    'members_busy',
    'The members of your tenant can’t be got at just now. Try again in a moment.',
  )
}

/** A cursor that this call did not give to this caller. */
export function invalidCursor(): ApiProblem {
  return new ApiProblem(
    'cursor_invalid',
    'Expected a cursor as this call gave it in nextCursor. Start again without one.',
  )
}

/**
 * A caller who may not make the call. A missing scope is refused by the gateway, so that no one should ever read it
 * here; if it does get through, it is told as the groups that give the scope.
 */
export function denied(denial: Denial, caller: Caller): ApiProblem {
  const message = refusalText(denial, caller)
  switch (denial.code) {
    case 'scope_missing':
      return new ApiProblem('group_missing', message, { groups: routeOf(denial.route).groups })
    case 'group_missing':
      return new ApiProblem(denial.code, message, { groups: denial.groups })
    case 'fresh_sign_in_required':
      return new ApiProblem(denial.code, message, { maxAgeSeconds: denial.maxAgeSeconds })
    case 'other_tenant':
      return vehicleNotFound()
    case 'tenant_missing':
    case 'wrong_client':
      return new ApiProblem(denial.code, message)
  }
}
