import { ApiError, type FailureCode } from '../api/api-error.ts'

/** Whom a failure is about: one vehicle, every call that follows, or nobody knows before more of them fail. */
export type FailureReach = 'one' | 'all' | 'unknown'

/** What failed for one vehicle, and is not the answer to a call. */
export class OneFailed extends Error {
  override readonly name = 'OneFailed'
}

/** The API has looked at the vehicle, or at what was to be done with it. */
const ofOne: readonly FailureCode[] = [
  'vehicle_not_found',
  'version_stale',
  'request_invalid',
  'body_too_large',
  'idempotency_key_reused',
]

/** No connection, nobody who may, or asked for too long ago: the next one would fare no better. */
const ofAll: readonly FailureCode[] = [
  'offline',
  'late',
  'session_unavailable',
  'scope_missing',
  'group_missing',
  'tenant_missing',
  'wrong_client',
  'fresh_sign_in_required',
]

/** Whom a failure is about; what is no answer at all, such as the end of the session, ends everything. */
export function reachOf(error: Error): FailureReach {
  if (error instanceof OneFailed) return 'one'
  if (!(error instanceof ApiError) || ofAll.includes(error.code)) return 'all'
  return ofOne.includes(error.code) ? 'one' : 'unknown'
}

/** Whether a call that failed like this may have been carried out all the same. */
export function mayBeDone(error: Error): boolean {
  return error instanceof ApiError && error.failure.mayBeDone
}
