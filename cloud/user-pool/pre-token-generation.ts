import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda'
import { scopesGrantedTo } from '#contract/grants.ts'
import { scopeNames } from '#contract/scopes.ts'

/** Scopes that say who the person is and open nothing (OpenID Connect Core 1.0, 5.4). */
const identityScopes = ['openid', 'profile', 'email', 'phone']

/** Would let the token change its owner's account through the user pool's API. */
const selfServiceScope = 'aws.cognito.signin.user.admin'

/**
 * Pre token generation trigger, V2: what the groups don't grant is taken out of the access token, at sign-in and at
 * every refresh. It starts from deny and adds no scope that was not asked for. `groupOverrideDetails` stays out of the
 * answer: an empty one would remove the groups.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 * @throws {Error} for an event of another version; Cognito then issues no tokens.
 */
export async function handler(
  event: PreTokenGenerationV2TriggerEvent,
): Promise<PreTokenGenerationV2TriggerEvent> {
  if (event.version !== '2') {
    throw new Error(
      `Expected a pre token generation event of version 2, found ${JSON.stringify(event.version)}: set the trigger's LambdaVersion to V2_0`,
    )
  }
  const granted = scopesGrantedTo(event.request.groupConfiguration.groupsToOverride ?? [])
  const allowed = new Set<string>([...identityScopes, ...granted])
  const known = [...scopeNames, selfServiceScope, ...(event.request.scopes ?? [])]
  const scopesToSuppress = [...new Set(known)].filter((scope) => !allowed.has(scope))
  return {
    ...event,
    response: { claimsAndScopeOverrideDetails: { accessTokenGeneration: { scopesToSuppress } } },
  }
}
