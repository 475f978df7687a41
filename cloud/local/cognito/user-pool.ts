import type { Clock } from '../clock.ts'
import type { Settings } from '../settings.ts'
import { type AppClient, appClientAt } from './app-client.ts'
import { AuthorizationCodes } from './authorization-codes.ts'
import { HostedSessions } from './hosted-sessions.ts'
import { openPoolState } from './pool-state.ts'
import { SignIns } from './sign-ins.ts'
import type { SigningKeys } from './signing-keys.ts'
import { createTokenIssuer, type TokenIssuer } from './token-issuer.ts'
import type { PreTokenGeneration } from './trigger.ts'

export interface UserPoolOptions {
  /** Where the app, and with it the hosted pages, are served. */
  readonly origin: string
  /** Keeps keys and sign-ins; in memory without. */
  readonly directory?: string | undefined
  readonly trigger: PreTokenGeneration
  readonly settings: Settings
  readonly now: Clock
}

/** The local user pool: what every endpoint works on. */
export interface UserPool {
  readonly origin: string
  readonly client: AppClient
  readonly now: Clock
  readonly keys: SigningKeys
  readonly codes: AuthorizationCodes
  readonly sessions: HostedSessions
  readonly signIns: SignIns
  readonly issueTokens: TokenIssuer
  /** Resolves when everything so far would survive a crash. */
  save(): Promise<void>
}

/** @throws {StartupError} if the kept state is damaged. */
export async function openUserPool(options: UserPoolOptions): Promise<UserPool> {
  const { origin, directory, trigger, settings, now } = options
  const state = await openPoolState(directory)
  return {
    origin,
    client: appClientAt(origin),
    now,
    keys: state.keys,
    codes: new AuthorizationCodes(now),
    sessions: new HostedSessions(state, now),
    signIns: new SignIns(state, settings, now),
    issueTokens: createTokenIssuer(state.keys, trigger, settings, now),
    save: () => state.save(),
  }
}
