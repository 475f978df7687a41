import { Amplify } from '@aws-amplify/core'
import type { AccessToken } from './access-token.ts'
import { signOutUnderWay } from './ending.ts'
import { refreshOnce, storedTokens } from './refresh.ts'
import { announceSessionChange } from './session-change.ts'

export type Tokens = NonNullable<Awaited<ReturnType<typeof storedTokens>>>

/** The session can't be renewed right now (offline, user pool busy); it is kept, and trying again may work. */
export class SessionUnavailableError extends Error {
  override readonly name = 'SessionUnavailableError'
}

const unavailable = 'The session could not be renewed: check the connection and try again'

/** The user pool answers within seconds; longer than this is not worth waiting for. */
const patienceMs = 20_000

/** A token is renewed this long before it ends, as Amplify does; and this long before when the person comes back to a tab. */
const renewBeforeMs = 5_000
const renewEarlyMs = 60_000

let renewal: Promise<Tokens | null> | undefined

/**
 * The tokens of this browser, renewed where they have expired or where the API has refused this access token; null where the
 * session is over.
 * @throws {SessionUnavailableError} if they can't be renewed now.
 */
export async function currentTokens(refused?: AccessToken): Promise<Tokens | null> {
  const tokens = signOutUnderWay() ? null : await storedTokens()
  if (!tokens) return null
  const isGood = (one: Tokens) => !endsWithin(one, renewBeforeMs) && !refused?.is(one.accessToken.toString())
  return isGood(tokens) ? tokens : renew(tokens, isGood)
}

/** Renews a token that will end within the next minute, so that whoever comes back to a tab need not wait for it. */
export async function renewEarly(): Promise<void> {
  const tokens = signOutUnderWay() ? null : await storedTokens()
  if (tokens && !lastsForNow(tokens)) await renew(tokens, lastsForNow)
}

/** When an access token ends, in milliseconds since 1970 by the user pool's clock. */
export function expiryOf({ accessToken }: Tokens): number {
  return Number(accessToken.payload.exp ?? 0) * 1000
}

/** All calls of this tab share one renewal, and all tabs share the lock below it. */
function renew(tokens: Tokens, isGood: (one: Tokens) => boolean): Promise<Tokens | null> {
  renewal ??= withPatience(askForTokens(tokens, isGood)).finally(() => (renewal = undefined))
  return renewal
}

async function askForTokens(tokens: Tokens, isGood: (one: Tokens) => boolean): Promise<Tokens | null> {
  try {
    const authConfig = Amplify.getConfig().Auth
    const request = { tokens, username: tokens.username, ...(authConfig && { authConfig }) }
    const renewed = await refreshOnce(request, isGood)
    announceSessionChange()
    return renewed
  } catch (cause) {
    // They are kept where trying again may help, and dropped where it can't.
    if (!(await storedTokens())) return null
    throw new SessionUnavailableError(unavailable, { cause })
  }
}

function withPatience<Value>(work: Promise<Value>): Promise<Value> {
  const timer = Promise.withResolvers<never>()
  const timeout = setTimeout(() => timer.reject(new SessionUnavailableError(unavailable)), patienceMs)
  return Promise.race([work, timer.promise]).finally(() => clearTimeout(timeout))
}

function lastsForNow(tokens: Tokens): boolean {
  return !endsWithin(tokens, renewEarlyMs)
}

function endsWithin(tokens: Tokens, milliseconds: number): boolean {
  return expiryOf(tokens) < Date.now() + tokens.clockDrift + milliseconds
}
