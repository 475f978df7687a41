import { type Clock, seconds } from '../clock.ts'
import type { HostedSession, PoolState } from './pool-state.ts'
import { hashOf, newSecret } from './secret.ts'

/** How long the hosted pages remember a person, in seconds: an hour, as Cognito's do. */
export const hostedSessionSeconds = 3600

/** Who is signed in at the hosted pages; the cookie holds the secret, the state its hash. */
export class HostedSessions {
  readonly #sessions: Map<string, HostedSession>
  readonly #now: Clock

  constructor(state: PoolState, now: Clock) {
    this.#sessions = state.sessions
    this.#now = now
  }

  /** Begins a session and gives the cookie's value. */
  begin(sub: string, authTime: number): string {
    this.#forgetExpired()
    const cookie = newSecret()
    this.#sessions.set(hashOf(cookie), {
      sub,
      authTime,
      expiresAt: seconds(this.#now) + hostedSessionSeconds,
    })
    return cookie
  }

  find(cookie: string | undefined): HostedSession | undefined {
    const session = cookie === undefined ? undefined : this.#sessions.get(hashOf(cookie))
    return session && session.expiresAt > seconds(this.#now) ? session : undefined
  }

  end(cookie: string | undefined): void {
    if (cookie !== undefined) this.#sessions.delete(hashOf(cookie))
  }

  #forgetExpired(): void {
    for (const [hash, { expiresAt }] of this.#sessions) {
      if (expiresAt <= seconds(this.#now)) this.#sessions.delete(hash)
    }
  }
}
