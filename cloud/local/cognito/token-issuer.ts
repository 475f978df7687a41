import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { type Clock, seconds } from '../clock.ts'
import type { Person } from '../people.ts'
import type { Settings } from '../settings.ts'
import { accessClaims, type Claims, idClaims, type Issuance } from './claims.ts'
import type { SignIn } from './pool-state.ts'
import type { SigningKey, SigningKeys } from './signing-keys.ts'
import { type PreTokenGeneration, runTrigger, type TriggerSource } from './trigger.ts'

/** For whom, and at which moment, tokens are issued. */
export interface TokenRequest {
  readonly source: TriggerSource
  readonly person: Person
  readonly originJti: string
  readonly signIn: SignIn
  readonly nonce?: string | undefined
  readonly clientMetadata?: Record<string, string> | undefined
}

export interface IssuedTokens {
  readonly accessToken: string
  /** Only where `openid` was asked for. */
  readonly idToken?: string
  /** Seconds. */
  readonly expiresIn: number
}

export type TokenIssuer = (request: TokenRequest) => Promise<IssuedTokens>

/** Issues access and ID tokens: the trigger decides on the scopes, each kind is signed with its own key. */
export function createTokenIssuer(
  keys: SigningKeys,
  trigger: PreTokenGeneration,
  settings: Settings,
  now: Clock,
): TokenIssuer {
  return async ({ source, person, originJti, signIn, nonce, clientMetadata }) => {
    const { scopes: requested, authTime } = signIn
    const custom = await runTrigger(trigger, source, person, requested, clientMetadata)
    const issuedAt = seconds(now)
    const expiresIn = settings.accessTokenSeconds
    const issuance: Issuance = {
      person,
      groups: custom.groups,
      originJti,
      eventId: randomUUID(),
      authTime,
      issuedAt,
      expiresAt: issuedAt + expiresIn,
    }
    const access = custom.access(accessClaims(issuance, randomUUID(), custom.scopes))
    const accessToken = await sign(access, keys.access)
    if (!requested.includes('openid')) return { accessToken, expiresIn }
    const about = { scopes: requested, accessToken, ...(nonce !== undefined && { nonce }) }
    const id = custom.id(idClaims(issuance, randomUUID(), about))
    return { accessToken, idToken: await sign(id, keys.id), expiresIn }
  }
}

function sign(claims: Claims, { privateKey, publicJwk: { alg, kid } }: SigningKey): Promise<string> {
  return new SignJWT({ ...claims }).setProtectedHeader({ kid, alg }).sign(privateKey)
}
