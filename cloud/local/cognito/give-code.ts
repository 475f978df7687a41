import type { AuthorizationRequest } from './authorization-request.ts'
import { withQuery } from './hosted-refusal.ts'
import type { HostedSession } from './pool-state.ts'
import type { UserPool } from './user-pool.ts'

/** The address that takes a signed-in person back to the app, with a code and the app's own state. */
export function addressWithCode(
  { codes }: UserPool,
  { redirectUri, scopes, codeChallenge, state, nonce }: AuthorizationRequest,
  { sub, authTime }: Pick<HostedSession, 'sub' | 'authTime'>,
): string {
  const grant = { sub, authTime, scopes, redirectUri, codeChallenge, ...(nonce !== undefined && { nonce }) }
  return withQuery(redirectUri, { code: codes.issue(grant), state })
}
