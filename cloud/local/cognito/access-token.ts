import { createLocalJWKSet, jwtVerify } from 'jose'
import * as v from 'valibot'
import type { Person } from '../people.ts'
import { clientId, issuer } from './user-pool-id.ts'
import type { UserPool } from './user-pool.ts'

/** Why an access token isn't taken, as Cognito words it. */
export class AccessTokenRefused extends Error {
  override readonly name = 'AccessTokenRefused'
}

const claims = v.object({
  sub: v.string(),
  token_use: v.literal('access'),
  client_id: v.literal(clientId),
  origin_jti: v.string(),
  scope: v.string(),
})

/** Whose access token this is, and what it may be used for. */
export interface Bearer {
  readonly person: Person
  readonly scopes: readonly string[]
}

/**
 * Checks an access token that the user pool itself is shown. Unlike the gateway it knows of revocation.
 * @throws {AccessTokenRefused}
 */
export async function bearerOf(pool: UserPool, accessToken: string): Promise<Bearer> {
  const { sub, origin_jti, scope } = await verifiedClaims(pool, accessToken)
  if (!pool.signIns.isLive(origin_jti)) throw new AccessTokenRefused('Access Token has been revoked')
  const person = pool.people.bySub(sub)
  if (!person) throw new AccessTokenRefused('User does not exist.')
  return { person, scopes: scope.split(' ') }
}

async function verifiedClaims(pool: UserPool, accessToken: string) {
  try {
    const keys = createLocalJWKSet({ keys: [...pool.keys.published('access')] })
    const { payload } = await jwtVerify(accessToken, keys, {
      algorithms: ['RS256'],
      issuer,
      currentDate: new Date(pool.now()),
      requiredClaims: ['exp'],
    })
    return v.parse(claims, payload)
  } catch (error) {
    const expired = error instanceof Error && 'code' in error && error.code === 'ERR_JWT_EXPIRED'
    // The cause may quote claims: it is not passed on.
    throw new AccessTokenRefused(expired ? 'Access Token has expired' : 'Invalid Access Token')
  }
}
