import type { Clock } from '../clock.ts'
import type { Settings } from '../settings.ts'
import { type AppClient, appClientAt } from './app-client.ts'
import { AuthorizationCodes } from './authorization-codes.ts'
import { GroupMemberships } from './group-memberships.ts'
import { HostedSessions } from './hosted-sessions.ts'
import type { KeyRing } from './key-ring.ts'
import { PoolPeople } from './pool-people.ts'
import { openPoolState } from './pool-state.ts'
import { SignIns } from './sign-ins.ts'
import { createTokenIssuer, type TokenIssuer } from './token-issuer.ts'
import { type Customisation, type Occasion, type PreTokenGeneration, runTrigger } from './trigger.ts'

export interface UserPoolOptions {
  /** Where the app, and with it the hosted pages, are served. */
  readonly origin: string
  /** Keeps keys, people, group memberships and sign-ins; in memory without. */
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
  readonly keys: KeyRing
  readonly people: PoolPeople
  readonly memberships: GroupMemberships
  readonly codes: AuthorizationCodes
  readonly sessions: HostedSessions
  readonly signIns: SignIns
  /** Asks the trigger about the person's groups of this moment. @throws {TriggerFailed} */
  customise(occasion: Omit<Occasion, 'groups'>): Promise<Customisation>
  readonly issueTokens: TokenIssuer
  /** New keys sign from now on; the old ones stay published as long as their tokens live. */
  rotateKeys(): Promise<void>
  /** Resolves when everything so far would survive a crash. */
  save(): Promise<void>
}

/** @throws {StartupError} if the kept state is damaged. */
export async function openUserPool(options: UserPoolOptions): Promise<UserPool> {
  const { origin, directory, trigger, settings, now } = options
  const state = await openPoolState(directory, now)
  const people = new PoolPeople(state, now)
  const memberships = new GroupMemberships(state, people)
  return {
    origin,
    client: appClientAt(origin),
    now,
    keys: state.keys,
    people,
    memberships,
    codes: new AuthorizationCodes(now),
    sessions: new HostedSessions(state, now),
    signIns: new SignIns(state, settings, now),
    customise: (occasion) =>
      runTrigger(trigger, { ...occasion, groups: memberships.groupsOf(occasion.person) }),
    issueTokens: createTokenIssuer(state.keys, settings, now),
    rotateKeys: async () => {
      await state.keys.rotate()
      await state.save()
    },
    save: () => state.save(),
  }
}
