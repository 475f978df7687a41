import { fetchAuthSession } from 'aws-amplify/auth'
import { type Caller, callerFrom } from '#contract/caller.ts'
import { announceSessionEnd } from './auth-events.ts'
import { hasStoredSession } from './stored-session.ts'

/** The signed-in person: what the access token says of their rights, and a name to show. */
export interface Session {
  readonly caller: Caller
  /** From the ID token; for the eye only, nothing is decided by it. */
  readonly name: string
}

/** An access token and whom it speaks for. The token goes into the Authorization header and nowhere else. */
export interface AccessToken {
  readonly token: string
  readonly caller: Caller
}

/** There is no session, or the user pool would not renew it: the person must sign in. */
export class SessionEndedError extends Error {
  override readonly name = 'SessionEndedError'
}

/** The session can't be renewed right now (offline, user pool busy); it is kept, and trying again may work. */
export class SessionUnavailableError extends Error {
  override readonly name = 'SessionUnavailableError'
}

/** A sign-in going on in another tab can park Amplify for minutes; longer than this is not worth waiting for. */
const patienceMs = 20_000

/** The session of this browser, renewed where it has expired, or null. */
export async function readSession(): Promise<Session | null> {
  const tokens = await readTokens(false)
  if (!tokens) return null
  const caller = callerFrom(tokens.accessToken.payload)
  const name = tokens.idToken?.payload['name']
  return { caller, name: typeof name === 'string' && name !== '' ? name : caller.username }
}

/**
 * A token for the next call; `renew` asks for a new one although the old one has not expired by our clock.
 * @throws {SessionEndedError} after everyone was told that the session is over.
 * @throws {SessionUnavailableError} if it can't be renewed now.
 */
export async function readAccessToken({ renew = false } = {}): Promise<AccessToken> {
  const tokens = await readTokens(renew)
  if (!tokens) {
    announceSessionEnd()
    throw new SessionEndedError('The session has ended: sign in again')
  }
  return { token: tokens.accessToken.toString(), caller: callerFrom(tokens.accessToken.payload) }
}

async function readTokens(forceRefresh: boolean) {
  const timer = Promise.withResolvers<never>()
  const timeout = setTimeout(
    () =>
      timer.reject(new SessionUnavailableError('The session did not answer: another tab may be signing in')),
    patienceMs,
  )
  try {
    const { tokens } = await Promise.race([fetchAuthSession({ forceRefresh }), timer.promise])
    return tokens
  } catch (error) {
    if (error instanceof SessionUnavailableError) throw error
    // Amplify keeps the tokens where trying again may help, and drops them where it can't.
    if (!hasStoredSession()) return undefined
    throw new SessionUnavailableError(
      'The session could not be renewed: check the connection and try again',
      {
        cause: error,
      },
    )
  } finally {
    clearTimeout(timeout)
  }
}
