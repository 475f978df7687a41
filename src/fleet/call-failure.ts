import type { TryResult } from '#auth/failure.ts'
import type { ProblemBody } from '#contract/problem.ts'
import { ApiError, type FailureCode } from './api/api-error.ts'
import { type FailedCall, failureWords } from './failure-words.ts'

/** A call that failed for good, as the error that its caller gets. */
export function callFailure(call: FailedCall): ApiError {
  const { route, tried, mayBeDone } = call
  const { result, cause } = tried
  const problem = problemIn(tried.body)
  const code = problem?.code ?? codeOf(result)
  const message = failureWords(call, code, problem?.message)
  const status = typeof result === 'number' ? result : 0
  const requestId = problem?.requestId ?? tried.requestId ?? undefined
  return new ApiError({ ...problem, route, status, code, message, requestId, mayBeDone }, { cause })
}

/** The API's own refusal. The gateway's answers have no `error`, a proxy's page is no JSON at all. */
function problemIn(body: unknown): ProblemBody['error'] | undefined {
  const { error } = (body ?? {}) as Partial<ProblemBody>
  return error?.code && error.message ? error : undefined
}

/** What an answer means that is none of the API's own. */
const codes: Readonly<Record<number, FailureCode>> = {
  401: 'scope_missing',
  409: 'busy',
  429: 'busy',
  503: 'busy',
  504: 'unreachable',
}

function codeOf(result: TryResult): FailureCode {
  return typeof result === 'string' ? result : (codes[result] ?? 'not_understood')
}
