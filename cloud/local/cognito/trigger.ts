import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda'
import type { Person } from '../people.ts'
import { clientId, region, userPoolId } from './user-pool-id.ts'

/** The pre token generation function, as it is deployed. */
export type PreTokenGeneration = (
  event: PreTokenGenerationV2TriggerEvent,
) => Promise<PreTokenGenerationV2TriggerEvent>

export type TriggerSource = 'TokenGeneration_HostedAuth' | 'TokenGeneration_RefreshTokens'

/** What the trigger made of groups, scopes and claims. */
export interface Customisation {
  readonly groups: readonly string[]
  readonly scopes: readonly string[]
  readonly access: (claims: object) => Record<string, unknown>
  readonly id: (claims: object) => Record<string, unknown>
}

/** The trigger threw: Cognito issues no tokens and passes the message on. */
export class TriggerFailed extends Error {
  override readonly name = 'TriggerFailed'
}

interface ClaimChanges {
  readonly claimsToAddOrOverride?: Readonly<Record<string, string>> | undefined
  readonly claimsToSuppress?: readonly string[] | undefined
}

/** Whom tokens are for, and what made someone ask for them. */
export interface Occasion {
  readonly source: TriggerSource
  readonly person: Person
  readonly groups: readonly string[]
  /** As they were asked for at the sign-in. */
  readonly scopes: readonly string[]
  readonly clientMetadata?: Record<string, string> | undefined
}

/**
 * Runs the trigger with the event that Cognito would send, and reads its answer as Cognito does.
 * @throws {TriggerFailed} if the trigger throws.
 */
export async function runTrigger(trigger: PreTokenGeneration, occasion: Occasion): Promise<Customisation> {
  const { groups, scopes } = occasion
  const answer = await trigger(eventFor(occasion)).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    throw new TriggerFailed(`PreTokenGeneration failed with error ${message}.`)
  })
  const details = answer.response.claimsAndScopeOverrideDetails
  const access = details.accessTokenGeneration
  const suppressed = new Set(access?.scopesToSuppress)
  return {
    // An override without groups removes them all: that is Cognito's rule, and why our trigger sends none.
    groups: details.groupOverrideDetails ? (details.groupOverrideDetails.groupsToOverride ?? []) : groups,
    scopes: [...new Set([...scopes, ...(access?.scopesToAdd ?? [])])].filter(
      (scope) => !suppressed.has(scope),
    ),
    access: (claims) => changed(claims, access),
    id: (claims) => changed(claims, details.idTokenGeneration),
  }
}

function changed(claims: object, changes: ClaimChanges = {}): Record<string, unknown> {
  const suppressed = new Set(changes.claimsToSuppress)
  const all = Object.entries({ ...claims, ...changes.claimsToAddOrOverride })
  return Object.fromEntries(all.filter(([name]) => !suppressed.has(name)))
}

function eventFor({
  source,
  person,
  groups,
  scopes,
  clientMetadata,
}: Occasion): PreTokenGenerationV2TriggerEvent {
  const { sub, username, name, email } = person
  const event = {
    version: '2',
    region,
    userPoolId,
    userName: username,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId },
    request: {
      userAttributes: {
        sub,
        ...(name !== '' && { name }),
        email,
        email_verified: 'true',
        'cognito:user_status': 'CONFIRMED',
      },
      groupConfiguration: { groupsToOverride: [...groups], iamRolesToOverride: [] },
      scopes: [...scopes],
      ...(clientMetadata && { clientMetadata }),
    },
    response: { claimsAndScopeOverrideDetails: {} },
  }
  // One by one, since the type of the event is a union by source.
  return source === 'TokenGeneration_HostedAuth'
    ? { ...event, triggerSource: source }
    : { ...event, triggerSource: source }
}
