import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Settings } from '../settings.ts'
import type { PoolState, RefreshToken, SignIn } from './pool-state.ts'
import { hashOf, newSecret } from './secret.ts'
import { ServiceError } from './service-error.ts'

/** A refresh token that was accepted, and the one that follows it. */
export interface Rotation {
  readonly originJti: string
  readonly signIn: SignIn
  readonly successor: string
  /** Takes the rotation back, where no tokens could be issued after all. */
  undo(): void
}

const hour = 3_600_000

/** Sign-ins and their refresh tokens: rotation with grace, one deadline for all successors, revocation. */
export class SignIns {
  readonly #state: PoolState
  readonly #settings: Settings
  readonly #now: Clock

  constructor(state: PoolState, settings: Settings, now: Clock) {
    this.#state = state
    this.#settings = settings
    this.#now = now
  }

  /** Begins a sign-in and gives its first refresh token. */
  begin(person: Pick<SignIn, 'sub' | 'scopes' | 'authTime'>, originJti: string = randomUUID()) {
    this.#forgetOld()
    const signIn: SignIn = { ...person, startedAt: this.#now(), revoked: false }
    this.#state.signIns.set(originJti, signIn)
    return { originJti, signIn, refreshToken: this.#issue(originJti) }
  }

  /**
   * Exchanges a refresh token for its successor. Runs without a pause, so two parallel requests can't both be first.
   * @throws {ServiceError} NotAuthorizedException, or RefreshTokenReuseException after the grace period.
   */
  rotate(refreshToken: string): Rotation {
    const token = this.#state.refreshTokens.get(hashOf(refreshToken))
    const signIn = token && this.#state.signIns.get(token.originJti)
    if (!token || !signIn) throw new ServiceError('NotAuthorizedException', 'Invalid Refresh Token')
    this.#check(token, signIn)
    const first = token.rotatedAt === undefined
    if (first) token.rotatedAt = this.#now()
    const successor = this.#issue(token.originJti)
    const undo = () => {
      if (first) delete token.rotatedAt
      this.#state.refreshTokens.delete(hashOf(successor))
    }
    return { originJti: token.originJti, signIn, successor, undo }
  }

  /** Revokes the sign-in that a refresh token belongs to; false if there is none such. */
  revokeByToken(refreshToken: string): boolean {
    const token = this.#state.refreshTokens.get(hashOf(refreshToken))
    return token !== undefined && this.revoke(token.originJti)
  }

  revoke(originJti: string): boolean {
    const signIn = this.#state.signIns.get(originJti)
    if (signIn) signIn.revoked = true
    return signIn !== undefined
  }

  /** Revokes every sign-in of a person. */
  revokeAllOf(sub: string): void {
    for (const signIn of this.#state.signIns.values()) if (signIn.sub === sub) signIn.revoked = true
  }

  /** Whether tokens of this sign-in still count where revocation is looked at (not at the gateway). */
  isLive(originJti: string): boolean {
    return this.#state.signIns.get(originJti)?.revoked === false
  }

  #check({ rotatedAt }: RefreshToken, signIn: SignIn): void {
    if (signIn.revoked) throw new ServiceError('NotAuthorizedException', 'Refresh Token has been revoked')
    if (this.#now() >= signIn.startedAt + this.#settings.refreshTokenSeconds * 1000) {
      throw new ServiceError('NotAuthorizedException', 'Refresh Token has expired')
    }
    if (rotatedAt !== undefined && this.#now() >= rotatedAt + this.#settings.graceSeconds * 1000) {
      if (this.#settings.revokeFamilyOnReuse) signIn.revoked = true
      throw new ServiceError('RefreshTokenReuseException', 'Refresh token has been rotated')
    }
  }

  #issue(originJti: string): string {
    const refreshToken = newSecret(48)
    this.#state.refreshTokens.set(hashOf(refreshToken), { originJti })
    return refreshToken
  }

  #forgetOld(): void {
    const before = this.#now() - this.#settings.refreshTokenSeconds * 1000 - hour
    for (const [originJti, { startedAt }] of this.#state.signIns) {
      if (startedAt < before) this.#state.signIns.delete(originJti)
    }
    for (const [hash, { originJti }] of this.#state.refreshTokens) {
      if (!this.#state.signIns.has(originJti)) this.#state.refreshTokens.delete(hash)
    }
  }
}
