import type { Session } from '#auth/session.ts'

/** The user pool's time in whole seconds since 1970, for `now` in milliseconds by this computer's clock. */
export function poolSeconds({ token }: Pick<Session, 'token'>, now: number): number {
  return Math.floor((now + token.clockDriftMs) / 1000)
}

/** How long ago the person last gave a password, in seconds; null where the token doesn't say (auth_time, OpenID Connect Core 2). */
export function signInAge(session: Session, now: number): number | null {
  const { authTime } = session.caller
  return authTime === 0 ? null : Math.max(0, poolSeconds(session, now) - authTime)
}

/** How long the access token is still good, in seconds; negative once it has ended. */
export function tokenEndsIn(session: Session, now: number): number {
  return Math.floor(session.token.expiresAt / 1000) - poolSeconds(session, now)
}
