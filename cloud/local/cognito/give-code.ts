import type { AuthorizationRequest } from './authorization-request.ts'
import type { Person } from '../people.ts'
import { RedirectRefusal, withQuery } from './hosted-refusal.ts'
import { TriggerFailed } from './trigger.ts'
import type { UserPool } from './user-pool.ts'

/**
 * The address that takes a signed-in person back to the app, with a code and the app's own state. The trigger runs now:
 * where it throws, Cognito sends the app its message instead of a code.
 * @param authTime when the password was given, in seconds since 1970.
 * @throws {RedirectRefusal} invalid_request
 */
export async function addressWithCode(
  pool: UserPool,
  { redirectUri, scopes, codeChallenge, state, nonce }: AuthorizationRequest,
  person: Person,
  authTime: number,
): Promise<string> {
  const source = 'TokenGeneration_HostedAuth'
  const customisation = await pool.customise({ source, person, scopes }).catch((error: unknown) => {
    if (!(error instanceof TriggerFailed)) throw error
    throw new RedirectRefusal(redirectUri, 'invalid_request', error.message, state)
  })
  const { sub } = person
  const grant = { sub, authTime, scopes, redirectUri, codeChallenge, customisation }
  const code = pool.codes.issue({ ...grant, ...(nonce !== undefined && { nonce }) })
  return withQuery(redirectUri, { code, state })
}
