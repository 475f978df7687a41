import { createHash } from 'node:crypto'
import type { Person } from '../people.ts'
import { clientId, issuer } from './user-pool-id.ts'

export type Claims = Readonly<Record<string, unknown>>

/** What both tokens of one issuance have in common. Times in seconds since 1970. */
export interface Issuance {
  readonly person: Person
  readonly groups: readonly string[]
  readonly originJti: string
  readonly eventId: string
  readonly authTime: number
  readonly issuedAt: number
  readonly expiresAt: number
}

/**
 * The claims of an access token. It has no `aud`.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export function accessClaims(issuance: Issuance, jti: string, scopes: readonly string[]): Claims {
  return {
    ...commonClaims(issuance),
    jti,
    token_use: 'access',
    version: 2,
    client_id: clientId,
    scope: scopes.join(' '),
    username: issuance.person.username,
  }
}

/**
 * The claims of an ID token. `at_hash` ties it to its access token (OpenID Connect Core 1.0, 3.1.3.6).
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
 */
export function idClaims(
  issuance: Issuance,
  jti: string,
  { scopes, accessToken, nonce }: { scopes: readonly string[]; accessToken: string; nonce?: string },
): Claims {
  return {
    ...commonClaims(issuance),
    jti,
    token_use: 'id',
    aud: clientId,
    at_hash: createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url'),
    'cognito:username': issuance.person.username,
    ...attributeClaims(issuance.person, scopes),
    ...(nonce !== undefined && { nonce }),
  }
}

/** The attributes that these scopes open; `openid` alone opens all that the client may read. */
export function attributeClaims({ name, email }: Person, scopes: readonly string[]): Claims {
  const all = scopes.includes('profile') || !scopes.includes('email')
  return { email, email_verified: true, ...(all && name !== '' && { name }) }
}

function commonClaims({ person, groups, originJti, eventId, authTime, issuedAt, expiresAt }: Issuance) {
  return {
    sub: person.sub,
    ...(groups.length > 0 && { 'cognito:groups': groups }),
    iss: issuer,
    origin_jti: originJti,
    event_id: eventId,
    auth_time: authTime,
    exp: expiresAt,
    iat: issuedAt,
  }
}
