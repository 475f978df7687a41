import { randomUUID } from 'node:crypto'
import { type Clock } from '../clock.ts'
import { hashOf } from './secret.ts'
import type { Customisation } from './trigger.ts'

/** What an authorization code stands for. */
export interface CodeGrant {
  readonly sub: string
  readonly scopes: readonly string[]
  readonly redirectUri: string
  /** S256 (RFC 7636, 4.2). */
  readonly codeChallenge: string
  readonly nonce?: string
  /** What the trigger decided when the code was given: Cognito runs it then, not at the exchange. */
  readonly customisation: Customisation
  /** When the password was given, in seconds since 1970. */
  readonly authTime: number
}

/** What became of a code: `used` again tells which sign-in came of its first use, by `origin_jti`. */
export type Redemption =
  | { readonly outcome: 'granted'; readonly grant: CodeGrant; readonly originJti: string }
  | { readonly outcome: 'used'; readonly originJti: string }
  | { readonly outcome: 'unknown' }

interface Code {
  readonly grant: CodeGrant
  readonly expiresAt: number
  /** The `origin_jti` of the sign-in that the code begins. */
  readonly originJti: string
  used: boolean
}

const lifetime = 5 * 60 * 1000

/** Authorization codes: five minutes, burnt at first use. Kept in memory only, by hash. */
export class AuthorizationCodes {
  readonly #codes = new Map<string, Code>()
  readonly #now: Clock

  constructor(now: Clock) {
    this.#now = now
  }

  issue(grant: CodeGrant): string {
    this.#forgetExpired()
    const code = randomUUID()
    const expiresAt = this.#now() + lifetime
    this.#codes.set(hashOf(code), { grant, expiresAt, originJti: randomUUID(), used: false })
    return code
  }

  /** Burns the code, whatever comes of it. */
  redeem(code: string): Redemption {
    const found = this.#codes.get(hashOf(code))
    if (!found || found.expiresAt <= this.#now()) return { outcome: 'unknown' }
    const { grant, originJti, used } = found
    if (used) return { outcome: 'used', originJti }
    found.used = true
    return { outcome: 'granted', grant, originJti }
  }

  #forgetExpired(): void {
    for (const [hash, { expiresAt }] of this.#codes) if (expiresAt <= this.#now()) this.#codes.delete(hash)
  }
}
