import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from 'jose'
import { scopesGrantedTo } from '#contract/grants.ts'

export const issuer = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_FLEETLOCAL'
export const clientId = 'testclienttestclienttest00'

/** A pair of keys as the user pool has them, and as it publishes the public one. */
export async function poolKey(kid: string) {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }
  return { kid, privateKey, jwk, jwks: { keys: [jwk] } }
}

export type PoolKey = Awaited<ReturnType<typeof poolKey>>

/** The pool's key for access tokens in every test of a file. */
export const accessKey = await poolKey('access-key')

/** Someone who can sign in. */
export interface Person {
  readonly username: string
  readonly sub: string
  readonly groups: readonly string[]
}

const person = (username: string, ...groups: string[]): Person => ({
  username,
  sub: `00000000-0000-4000-8000-${Buffer.from(username.padEnd(6, '-').slice(0, 6)).toString('hex')}`,
  groups,
})

export const operator = person('operator', 'operator', 'tenant:north')
export const manager = person('manager', 'manager', 'tenant:north')
export const admin = person('admin', 'admin', 'tenant:north')
export const southern = person('southern', 'admin', 'tenant:south')
export const newcomer = person('newcomer')

/** An access token as the user pool gives it at `seconds` (since 1970): the scopes are those that the groups grant. */
export function accessClaims({ username, sub, groups }: Person, seconds: number): Record<string, unknown> {
  return {
    sub,
    ...(groups.length > 0 && { 'cognito:groups': groups }),
    iss: issuer,
    version: 2,
    client_id: clientId,
    origin_jti: randomUUID(),
    event_id: randomUUID(),
    token_use: 'access',
    scope: ['openid', 'profile', ...scopesGrantedTo(groups)].join(' '),
    auth_time: seconds,
    exp: seconds + 900,
    iat: seconds,
    jti: randomUUID(),
    username,
  }
}

/** Signs claims as they are, whatever they are; `undefined` leaves a claim out. */
export function signed(
  claims: Readonly<Record<string, unknown>>,
  { key = accessKey, header = {} }: { key?: PoolKey; header?: Partial<JWTHeaderParameters> } = {},
): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: key.kid, ...header })
    .sign(key.privateKey)
}
