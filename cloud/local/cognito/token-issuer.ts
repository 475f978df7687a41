import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { type Clock, seconds } from '../clock.ts'
import type { Person } from '../people.ts'
import type { Settings } from '../settings.ts'
import { accessClaims, type Claims, idClaims, type Issuance } from './claims.ts'
import type { KeyRing } from './key-ring.ts'
import type { SignIn } from './pool-state.ts'
import type { SigningKey } from './signing-keys.ts'
import type { Customisation } from './trigger.ts'

/** For whom, and with what the trigger made of groups and scopes, tokens are issued. */
export interface TokenRequest {
  readonly person: Person
  readonly originJti: string
  readonly signIn: Pick<SignIn, 'scopes' | 'authTime'>
  readonly customisation: Customisation
  readonly nonce?: string | undefined
}

export interface IssuedTokens {
  readonly accessToken: string
  /** Only where `openid` was asked for. */
  readonly idToken?: string
  /** Seconds. */
  readonly expiresIn: number
}

export type TokenIssuer = (request: TokenRequest) => Promise<IssuedTokens>

/** Issues access and ID tokens: the trigger has decided on the scopes, each kind is signed with its own key. */
export function createTokenIssuer(ring: KeyRing, settings: Settings, now: Clock): TokenIssuer {
  return async ({ person, originJti, signIn, customisation, nonce }) => {
    const { scopes: requested, authTime } = signIn
    const issuedAt = seconds(now)
    const expiresIn = settings.accessTokenSeconds
    const issuance: Issuance = {
      person,
      groups: customisation.groups,
      originJti,
      eventId: randomUUID(),
      authTime,
      issuedAt,
      expiresAt: issuedAt + expiresIn,
    }
    const keys = ring.signingUntil(issuance.expiresAt)
    const access = customisation.access(accessClaims(issuance, randomUUID(), customisation.scopes))
    const accessToken = await sign(access, keys.access)
    if (!requested.includes('openid')) return { accessToken, expiresIn }
    const about = { scopes: requested, accessToken, ...(nonce !== undefined && { nonce }) }
    const id = customisation.id(idClaims(issuance, randomUUID(), about))
    return { accessToken, idToken: await sign(id, keys.id), expiresIn }
  }
}

function sign(claims: Claims, { privateKey, publicJwk: { alg, kid } }: SigningKey): Promise<string> {
  return new SignJWT({ ...claims }).setProtectedHeader({ kid, alg }).sign(privateKey)
}
