import type { TryResult } from '#auth/failure.ts'
import type { ProblemCode, ProblemDetails } from '#contract/problem.ts'
import type { RouteName } from '#contract/routes.ts'

/**
 * Why a call failed: the API's own code, or what the client found out by itself. `scope_missing`: the gateway refused a token
 * without the route's scope; `busy`: it may answer later; `not_understood`: an answer that is none of the API's.
 */
export type FailureCode =
  ProblemCode | Exclude<TryResult, number> | 'scope_missing' | 'busy' | 'not_understood'

interface ApiFailure extends ProblemDetails {
  readonly route: RouteName
  /** HTTP status; 0 where there was no answer. */
  readonly status: number
  readonly code: FailureCode
  readonly message: string
  readonly requestId?: string | undefined
  /** Whether this write may have been carried out all the same. */
  readonly mayBeDone: boolean
}

/** A call of the fleet API that failed. `message` is for people; no token is ever in it. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly failure: ApiFailure

  constructor(failure: ApiFailure, options?: ErrorOptions) {
    super(failure.message, options)
    this.failure = failure
  }

  get code(): FailureCode {
    return this.failure.code
  }

  get status(): number {
    return this.failure.status
  }
}

/** Whether this is a failure of the API with that code. */
export function isFailure(error: unknown, code: FailureCode): error is ApiError {
  return error instanceof ApiError && error.code === code
}
