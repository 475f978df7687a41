import type { ProblemCode } from '#contract/problem.ts'

/** When the API refuses with a code, and what to do about it. */
export const meanings: Readonly<Record<ProblemCode, string>> = {
  request_invalid: 'Something in the request is wrong; `fields` says what. Correct it.',
  cursor_invalid: 'The cursor is not one that this call gave to this tenant. Start again without one.',
  idempotency_key_missing: 'Send the header Idempotency-Key.',
  wrong_client: 'The token was issued to another app client than the API’s own.',
  tenant_missing: 'The caller is in no group `tenant:<id>`, or in several.',
  group_missing: 'The caller is in none of the groups that the call is for; `groups` says which.',
  fresh_sign_in_required: 'The sign-in is older than `maxAgeSeconds`. Sign in again, then repeat the call.',
  vehicle_not_found: 'There is no such vehicle in the caller’s tenant.',
  member_not_found: 'There is no such member in the caller’s tenant.',
  last_admin: 'The last admin of a tenant who may sign in stays one.',
  own_groups: 'Nobody changes their own groups.',
  changes_expired: 'Changes are not told for so long. List everything anew, without `updatedSince`.',
  version_stale: 'The record has been changed since; `current` is it. Compare, then try with its ETag.',
  member_changed: 'The groups have been changed since; `member` has them. Compare, then try again.',
  body_too_large: 'The body is over 1 MB. Send less at a time.',
  idempotency_key_reused: 'The key was used for another command. Send a new key with a new command.',
  if_match_missing: 'Send the header If-Match.',
  internal_error: 'Nobody foresaw this. Try again; if it goes on, report `requestId`.',
  members_busy: 'The user pool, or somebody else’s change, is in the way. Try again after Retry-After.',
}
