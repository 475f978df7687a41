import { routeOf } from '#contract/routes.ts'
import type { FailedCall } from '../failure-words.ts'
import { ApiError } from './api-error.ts'

/** What tells a failure is no part of a page: it comes along while one is shown, to be there when the connection is not. */
export const loadFailures = () => import('../call-failure.ts')

/** The error of a call that failed for good, also where its words could not be loaded. */
export async function failureOf(call: FailedCall): Promise<ApiError> {
  try {
    const { callFailure } = await loadFailures()
    return callFailure(call)
  } catch (cause) {
    const { route, mayBeDone } = call
    const message = `No good answer came when asked to ${routeOf(route).does}. Check the connection, then try again.`
    return new ApiError({ route, mayBeDone, status: 0, code: 'unreachable', message }, { cause })
  }
}
