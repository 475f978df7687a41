import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { handler } from '#cloud/user-pool/pre-token-generation.ts'
import { scopesGrantedTo } from '#contract/grants.ts'

const identity = ['openid', 'profile', 'email']
const managers = ['fleet/read', 'fleet/telemetry', 'fleet/write', 'fleet/command', 'fleet/unlock']
const everyScope = [...managers, 'fleet/admin']

function eventFor(
  groups: string[] | undefined,
  scopes: string[] | undefined,
): PreTokenGenerationV2TriggerEvent {
  return {
    version: '2',
    triggerSource: 'TokenGeneration_HostedAuth',
    region: 'us-east-1',
    userPoolId: 'us-east-1_FLEETLOCAL',
    userName: 'someone',
    callerContext: { awsSdkVersion: '1', clientId: 'client' },
    request: { userAttributes: {}, groupConfiguration: { groupsToOverride: groups }, scopes },
    response: { claimsAndScopeOverrideDetails: {} },
  }
}

/** What Cognito leaves in the access token. */
async function scopesLeft(groups: string[] | undefined, requested: string[]): Promise<string[]> {
  const { response } = await handler(eventFor(groups, requested))
  const details = response.claimsAndScopeOverrideDetails.accessTokenGeneration
  const suppressed = details?.scopesToSuppress ?? []
  return [...requested, ...(details?.scopesToAdd ?? [])].filter((scope) => !suppressed.includes(scope))
}

test.each([
  ['an operator', ['operator', 'tenant:north'], ['fleet/read', 'fleet/telemetry', 'fleet/command']],
  ['a manager', ['manager', 'tenant:north'], managers],
  ['an admin', ['admin', 'tenant:north'], everyScope],
  ['an operator and manager', ['tenant:south', 'manager', 'operator'], managers],
  ['a member of no group', [], []],
  ['a member of groups that Cognito does not name', undefined, []],
  ['a role without a tenant', ['admin'], []],
  ['a tenant without a role', ['tenant:north'], []],
  ['a member of two tenants', ['admin', 'tenant:north', 'tenant:south'], []],
  ['a member of two tenants, one oddly written', ['admin', 'tenant:north', 'Tenant:south'], []],
  ['a group name with a comma', ['operator,admin', 'tenant:north'], []],
  ['a good member with one more group that has a comma', ['admin', 'tenant:north', 'a,b'], []],
  ['a Cyrillic look-alike', ['аdmin', 'tenant:north'], []],
  ['a role with a space', ['admin ', 'tenant:north'], []],
  ['a role in capitals', ['Admin', 'tenant:north'], []],
  ['an empty tenant', ['admin', 'tenant:'], []],
])('%s is left the fleet scopes of the groups and no others', async (_who, groups, expected) => {
  const left = await scopesLeft(groups, [...identity, ...everyScope])
  expect(left).toEqual([...identity, ...expected])
})

test('it suppresses what would let a token change its own account', async () => {
  const left = await scopesLeft(['admin', 'tenant:north'], ['aws.cognito.signin.user.admin', 'openid'])
  expect(left).toEqual(['openid'])
})

test('it suppresses scopes that it does not know', async () => {
  const asked = ['fleet/everything', 'FLEET/READ', 'other/read', 'fleet/read']
  expect(await scopesLeft(['admin', 'tenant:north'], asked)).toEqual(['fleet/read'])
})

test('it leaves groupOverrideDetails out, since an empty one removes the groups', async () => {
  const { response } = await handler(eventFor(['admin', 'tenant:north'], everyScope))
  expect(Object.keys(response.claimsAndScopeOverrideDetails)).toEqual(['accessTokenGeneration'])
})

test('it takes an event without scopes', async () => {
  const { response } = await handler(eventFor([], undefined))
  const { accessTokenGeneration } = response.claimsAndScopeOverrideDetails
  expect(accessTokenGeneration?.scopesToSuppress).toEqual([...everyScope, 'aws.cognito.signin.user.admin'])
})

test.each(['1', '3', '', undefined])(
  'it throws for an event of version %j, so no token is issued',
  async (version) => {
    const event = { ...eventFor([], []), version: version as string }
    await expect(handler(event)).rejects.toThrow('version 2')
  },
)

test('whatever the groups and the requested scopes, nothing beyond the grants is left or added', async () => {
  const group = fc.oneof(
    fc.constantFrom('operator', 'manager', 'admin', 'tenant:north', 'tenant:south', 'admin,manager', 'Admin'),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )
  const scope = fc.oneof(
    fc.constantFrom(...everyScope, ...identity, 'aws.cognito.signin.user.admin', 'fleet/readonly'),
    fc.string({ maxLength: 12 }),
  )
  const cases = fc.asyncProperty(
    fc.array(group, { maxLength: 5 }),
    fc.array(scope),
    async (groups, requested) => {
      const left = await scopesLeft(groups, requested)
      const allowed: readonly string[] = [...identity, 'phone', ...scopesGrantedTo(groups)]
      expect(left.filter((one) => !allowed.includes(one) || !requested.includes(one))).toEqual([])
      expect(requested.filter((one) => allowed.includes(one) && !left.includes(one))).toEqual([])
    },
  )
  await fc.assert(cases)
})
