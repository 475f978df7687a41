import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito'
import { type Caller, callerFrom } from '#contract/caller.ts'
import { AccessToken } from './access-token.ts'
import { announceSessionChange } from './session-change.ts'
import { currentTokens, expiryOf } from './tokens.ts'

/** The signed-in person: what the access token says of their rights, and a name to show. */
export interface Session {
  readonly caller: Caller
  /** From the ID token; for the eye only, nothing is decided by it. */
  readonly name: string
  readonly token: TokenFacts
}

/** What may be told of an access token. Times in milliseconds since 1970, by the user pool's clock. */
export interface TokenFacts {
  readonly issuedAt: number
  readonly expiresAt: number
  /** The user pool's clock minus this computer's, as it was when the token came. */
  readonly clockDriftMs: number
  readonly claimNames: readonly string[]
}

/** There is no session, the user pool would not renew it, or it is someone else's now: the person must sign in. */
export class SessionEndedError extends Error {
  override readonly name = 'SessionEndedError'
}

/** Which token is wanted: not the one that the API answered 401 to. */
export interface TokenWish {
  readonly refused?: AccessToken
}

/** Whose session this page shows. Other tabs may have put someone else's tokens into the storage. */
let shown: Caller | null = null

/** The session of this browser, renewed where it has expired, or null. @throws {SessionUnavailableError} */
export async function readSession(): Promise<Session | null> {
  const tokens = await currentTokens()
  if (!tokens) return null
  const { payload } = tokens.accessToken
  const caller = callerFrom(payload)
  shown = caller
  const name = tokens.idToken?.payload['name']
  return {
    caller,
    name: typeof name === 'string' && name !== '' ? name : caller.username,
    token: {
      issuedAt: Number(payload.iat) * 1000,
      expiresAt: expiryOf(tokens),
      clockDriftMs: tokens.clockDrift,
      claimNames: Object.keys(payload),
    },
  }
}

/**
 * A token for the next call.
 * @throws {SessionEndedError} after everyone was told that the session is over, or is someone else's now.
 * @throws {SessionUnavailableError} if it can't be renewed now.
 */
export async function readAccessToken({ refused }: TokenWish = {}): Promise<AccessToken> {
  const tokens = await currentTokens(refused)
  const caller = tokens && callerFrom(tokens.accessToken.payload)
  if (!caller || (shown && !isSamePerson(caller, shown))) {
    announceSessionChange()
    throw new SessionEndedError('The session has ended: sign in again')
  }
  return new AccessToken(tokens.accessToken.toString(), caller)
}

/** New tokens, although the old ones are good still: they carry the groups as they are now. @throws as `readAccessToken` does. */
export async function renewSession(): Promise<void> {
  await readAccessToken({ refused: await readAccessToken() })
}

/** Whose session this page shows, or has shown. */
export function shownPerson(): Caller | null {
  return shown
}

/** Whether two callers have the same data before them. */
export function isSamePerson(one: Caller, other: Caller): boolean {
  return one.sub === other.sub && one.tenant === other.tenant
}

/** Drops this browser's tokens, which are of no use any more, and tells everyone. What the person left unfinished stays. */
export async function endSession(): Promise<void> {
  await cognitoUserPoolsTokenProvider.tokenOrchestrator.clearTokens()
  announceSessionChange('refused')
}
