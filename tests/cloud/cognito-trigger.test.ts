import {
  AdminAddUserToGroupCommand,
  AdminRemoveUserFromGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda'
import { decodeJwt } from 'jose'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { handler } from '#cloud/user-pool/pre-token-generation.ts'
import { startCognito } from '../support/cognito.ts'
import { overHttp } from '../support/over-http.ts'
import {
  authorizationQuery,
  browse,
  callService,
  exchange,
  postToken,
  refresh,
  signIn,
  walkToCallback,
} from '../support/sign-in.ts'
import { userPoolClient } from '../support/user-pool-client.ts'

const scopes = [
  'openid',
  'profile',
  'email',
  'fleet/read',
  'fleet/telemetry',
  'fleet/write',
  'fleet/command',
  'fleet/unlock',
  'fleet/admin',
]

/** The deployed trigger, with what it was sent and what it answered. */
function recorded() {
  const calls: { event: PreTokenGenerationV2TriggerEvent; answer: PreTokenGenerationV2TriggerEvent }[] = []
  const trigger: typeof handler = async (event) => {
    const sent = structuredClone(event)
    const answer = await handler(event)
    calls.push({ event: sent, answer })
    return answer
  }
  return { calls, trigger }
}

const failing = async () => {
  throw new Error('no such group')
}
const message = 'PreTokenGeneration failed with error no such group.'
const refreshed = async (answer: Response) => (await answer.json()).AuthenticationResult

test('the event and the answer have the shape of V2, at sign-in and at a refresh', async () => {
  const { calls, trigger } = recorded()
  const cloud = await startCognito({ trigger })
  const { refresh_token } = await signIn(cloud, 'operator')
  const ClientId = cloud.amplifyConfig.Auth.Cognito.userPoolClientId
  const ClientMetadata = { reason: 'test' }
  await callService(cloud, 'GetTokensFromRefreshToken', {
    ClientId,
    RefreshToken: refresh_token,
    ClientMetadata,
  })

  const event = {
    version: '2',
    triggerSource: 'TokenGeneration_HostedAuth',
    region: 'us-east-1',
    userPoolId: 'us-east-1_FLEETLOCAL',
    userName: 'operator',
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: ClientId },
    request: {
      userAttributes: {
        sub: '84a8d4b8-70c1-7041-3a52-1f0d5b6e9c01',
        'cognito:user_status': 'CONFIRMED',
        email_verified: 'true',
        name: 'Inês Moreau',
        email: 'ines.moreau@fleet.example',
      },
      groupConfiguration: { groupsToOverride: ['operator', 'tenant:north'], iamRolesToOverride: [] },
      scopes,
    },
    response: { claimsAndScopeOverrideDetails: {} },
  }
  const atRefresh = {
    ...event,
    triggerSource: 'TokenGeneration_RefreshTokens',
    request: { ...event.request, clientMetadata: ClientMetadata },
  }
  expect(calls.map(({ event }) => event)).toEqual([event, atRefresh])
  const scopesToSuppress = ['fleet/write', 'fleet/unlock', 'fleet/admin', 'aws.cognito.signin.user.admin']
  const response = { claimsAndScopeOverrideDetails: { accessTokenGeneration: { scopesToSuppress } } }
  expect(calls.map(({ answer }) => answer)).toEqual([
    { ...event, response },
    { ...atRefresh, response },
  ])
})

test('it runs when the code is given, and not again when the code is exchanged', async () => {
  const { calls, trigger } = recorded()
  const cloud = await startCognito({ trigger })
  const callback = await walkToCallback(cloud, 'operator')
  expect(calls).toHaveLength(1)
  expect((await exchange(cloud, callback)).status).toBe(200)
  expect(calls).toHaveLength(1)
})

describe('where it throws', () => {
  test('the hosted page sends the app its message, and neither code nor session is given', async () => {
    const cloud = await startCognito({ trigger: failing })
    const browser = browse(cloud)
    const callback = await walkToCallback(cloud, 'manager', {}, browser)
    expect(Object.fromEntries(callback.searchParams)).toEqual({
      error: 'invalid_request',
      error_description: message,
      state: 'state-1',
    })
    expect(browser.cookie('cognito')).toBeUndefined()
  })

  test('somebody with a hosted session gets no code either', async () => {
    let trigger: typeof handler = handler
    const cloud = await startCognito({ trigger: (event) => trigger(event) })
    const browser = browse(cloud)
    await walkToCallback(cloud, 'manager', {}, browser)
    trigger = failing
    const target = browser.target(await browser.get(`/oauth2/authorize${authorizationQuery(cloud)}`))
    expect(target.searchParams.get('error_description')).toBe(message)
    expect(target.searchParams.has('code')).toBe(false)
  })

  test('a refresh is UserLambdaValidationException, or invalid_request at the token endpoint (unconfirmed)', async () => {
    let trigger: typeof handler = handler
    const cloud = await startCognito({ trigger: (event) => trigger(event) })
    const { refresh_token } = await signIn(cloud, 'manager')
    trigger = failing
    const answer = await refresh(cloud, refresh_token)
    expect(answer.headers.get('x-amzn-errortype')).toBe('UserLambdaValidationException:')
    expect(await answer.json()).toEqual({ __type: 'UserLambdaValidationException', message })
    const oauth = await postToken(cloud, { grant_type: 'refresh_token', refresh_token })
    expect(await oauth.json()).toEqual({ error: 'invalid_request', error_description: message })
  })
})

describe('a change of groups', () => {
  const UserPoolId = 'us-east-1_FLEETLOCAL'
  const change = async (
    origin: string,
    username: string,
    { add = [], remove = [] }: Record<string, string[]>,
  ) => {
    const client = userPoolClient(origin)
    const of = (GroupName: string) => ({ UserPoolId, Username: username, GroupName })
    for (const group of add) await client.send(new AdminAddUserToGroupCommand(of(group)))
    for (const group of remove) await client.send(new AdminRemoveUserFromGroupCommand(of(group)))
    client.destroy()
  }
  const given = (token: string) => {
    const { scope, 'cognito:groups': groups } = decodeJwt(token)
    return { groups, scope: String(scope).split(' ').slice(3) }
  }

  test('shows at the next refresh and not before, in groups and scopes', async () => {
    await using cloud = await overHttp((origin) => startCognito({ origin }))
    const callback = await walkToCallback(cloud, 'operator')
    await change(cloud.origin, 'operator', { add: ['manager'], remove: ['operator'] })
    // The code was given before.
    const tokens = await (await exchange(cloud, callback)).json()
    const before = {
      groups: ['operator', 'tenant:north'],
      scope: ['fleet/read', 'fleet/telemetry', 'fleet/command'],
    }
    expect(given(tokens.access_token)).toEqual(before)
    const after = await refreshed(await refresh(cloud, tokens.refresh_token))
    expect(given(after.AccessToken)).toEqual({
      groups: ['tenant:north', 'manager'],
      scope: ['fleet/read', 'fleet/telemetry', 'fleet/write', 'fleet/command', 'fleet/unlock'],
    })
    expect(decodeJwt(after.IdToken)['cognito:groups']).toEqual(['tenant:north', 'manager'])
  })

  test('that takes the tenant, or gives a second one, takes every fleet scope at the next refresh', async () => {
    await using cloud = await overHttp((origin) => startCognito({ origin }))
    for (const changes of [{ remove: ['tenant:north'] }, { add: ['tenant:north', 'tenant:south'] }]) {
      const { refresh_token } = await signIn(cloud, 'manager')
      await change(cloud.origin, 'manager', changes)
      const { AccessToken } = await refreshed(await refresh(cloud, refresh_token))
      expect(given(AccessToken).scope).toEqual([])
    }
  })

  test('shows on the sign-in page, and survives a restart', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'cognito-groups-'))
    onTestFinished(() => rm(directory, { recursive: true }))
    const places = async () => {
      const cloud = await startCognito({ directory })
      const page = await (await cloud.fetch(`/login${authorizationQuery(cloud)}`)).text()
      const rows = page.matchAll(/<strong>(.*?)<\/strong> <span class="role">(.*?)<\/span>/g)
      return Object.fromEntries([...rows].map(([, name, place]) => [name, place]))
    }
    await using cloud = await overHttp((origin) => startCognito({ origin, directory }))
    await change(cloud.origin, 'newcomer', { add: ['operator', 'tenant:south'] })
    expect(await places()).toEqual({
      'Inês Moreau': 'operator in north',
      'Daniel Okafor': 'manager in north',
      'Priya Raman': 'admin in north',
      'Jonas Weber': 'manager in south',
      'Amara Nwosu': 'admin in south',
      'Mei Tanaka': 'operator in south',
    })
    await change(cloud.origin, 'admin', { remove: ['admin', 'tenant:north'] })
    await change(cloud.origin, 'manager', { remove: ['manager'] })
    expect(await places()).toMatchObject({
      'Daniel Okafor': 'only in tenant:north',
      'Priya Raman': 'in no group yet',
    })
    const tokens = await signIn(await startCognito({ directory }), 'newcomer')
    expect(given(tokens.access_token).scope).toEqual(['fleet/read', 'fleet/telemetry', 'fleet/command'])
  })
})
