import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda'
import { beforeEach, describe, expect, test } from 'vitest'
import { startCognito } from '../support/cognito.ts'
import { callService, refresh, signIn } from '../support/sign-in.ts'

let cloud: Awaited<ReturnType<typeof startCognito>>
beforeEach(async () => {
  cloud = await startCognito()
})

/** Leaves `aws.cognito.signin.user.admin` in, as a pool without our trigger would. */
const leavesEverything = async (event: PreTokenGenerationV2TriggerEvent) => ({
  ...event,
  response: { claimsAndScopeOverrideDetails: {} },
})

test.each([
  'InitiateAuth',
  'AdminInitiateAuth',
  'SignUp',
  'ForgotPassword',
  'UpdateUserAttributes',
  'AdminDeleteUser',
  'toString',
])('%s is an unknown operation', async (operation) => {
  const answer = await callService(cloud, operation, {})
  expect(answer.status).toBe(400)
  expect(answer.headers.get('x-amzn-errortype')).toBe('UnknownOperationException:')
  expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[\da-f-]{36}$/)
  expect(await answer.json()).toEqual({ __type: 'UnknownOperationException' })
})

test('a call without a target, or to another service, is an unknown operation', async () => {
  const bare = await cloud.fetch('/cognito-idp', { method: 'POST', body: '{}' })
  expect(await bare.json()).toEqual({ __type: 'UnknownOperationException' })
  const headers = { 'x-amz-target': 'DynamoDB_20120810.GetUser' }
  const other = await cloud.fetch('/cognito-idp', { method: 'POST', body: '{}', headers })
  expect(await other.json()).toEqual({ __type: 'UnknownOperationException' })
})

test('a body that is no JSON, or lacks a field, is named', async () => {
  const headers = { 'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser' }
  const broken = await cloud.fetch('/cognito-idp', { method: 'POST', body: '{', headers })
  expect(await broken.json()).toMatchObject({ __type: 'SerializationException' })
  for (const body of [{}, { AccessToken: 7 }, [], null]) {
    const answer = await callService(cloud, 'GetUser', body)
    expect(await answer.json()).toMatchObject({ __type: 'InvalidParameterException' })
  }
})

test('another app client is refused', async () => {
  const answer = await callService(cloud, 'GetTokensFromRefreshToken', {
    ClientId: 'other',
    RefreshToken: 'x',
  })
  expect(await answer.json()).toMatchObject({ __type: 'ResourceNotFoundException' })
})

test('an unknown refresh token is NotAuthorizedException', async () => {
  expect(await (await refresh(cloud, 'unknown')).json()).toEqual({
    __type: 'NotAuthorizedException',
    message: 'Invalid Refresh Token',
  })
})

describe('with a token that the trigger has taken aws.cognito.signin.user.admin from', () => {
  test.each(['GetUser', 'GlobalSignOut'])('%s is NotAuthorizedException', async (operation) => {
    const scope = 'openid aws.cognito.signin.user.admin'
    const { access_token, refresh_token } = await signIn(cloud, 'admin', { scope })
    const answer = await callService(cloud, operation, { AccessToken: access_token })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toEqual({
      __type: 'NotAuthorizedException',
      message: 'Access Token does not have required scopes',
    })
    expect((await refresh(cloud, refresh_token)).status).toBe(200)
  })
})

describe('with a token that has aws.cognito.signin.user.admin', () => {
  beforeEach(async () => {
    cloud = await startCognito({ trigger: leavesEverything })
  })
  const scope = 'openid aws.cognito.signin.user.admin'

  test('GetUser tells the attributes', async () => {
    const { access_token } = await signIn(cloud, 'admin', { scope })
    const user = await (await callService(cloud, 'GetUser', { AccessToken: access_token })).json()
    expect(user.Username).toBe('admin')
    expect(user.UserAttributes).toContainEqual({ Name: 'email', Value: 'priya.raman@fleet.example' })
  })

  test('GlobalSignOut ends every sign-in of the person, and nobody else’s', async () => {
    const here = await signIn(cloud, 'admin', { scope })
    const there = await signIn(cloud, 'admin')
    const other = await signIn(cloud, 'manager')
    const answer = await callService(cloud, 'GlobalSignOut', { AccessToken: here.access_token })
    expect(await answer.json()).toEqual({})
    for (const { refresh_token } of [here, there]) {
      expect(await (await refresh(cloud, refresh_token)).json()).toMatchObject({
        message: 'Refresh Token has been revoked',
      })
    }
    expect((await refresh(cloud, other.refresh_token)).status).toBe(200)
    const again = await callService(cloud, 'GetUser', { AccessToken: here.access_token })
    expect(await again.json()).toMatchObject({ message: 'Access Token has been revoked' })
  })

  test('an ID token, an expired token or junk is refused', async () => {
    const { access_token, id_token } = await signIn(cloud, 'admin', { scope })
    const messageFor = async (AccessToken: string) =>
      (await (await callService(cloud, 'GetUser', { AccessToken })).json()).message
    expect(await messageFor(id_token)).toBe('Invalid Access Token')
    expect(await messageFor('a.b.c')).toBe('Invalid Access Token')
    cloud.clock.forward({ minutes: 15 })
    expect(await messageFor(access_token)).toBe('Access Token has expired')
  })
})

describe('userInfo', () => {
  const ask = (token: string) =>
    cloud.fetch('/oauth2/userInfo', { headers: { authorization: `Bearer ${token}` } })

  test('tells who an access token belongs to', async () => {
    const { access_token } = await signIn(cloud, 'operator')
    expect(await (await ask(access_token)).json()).toEqual({
      sub: '84a8d4b8-70c1-7041-3a52-1f0d5b6e9c01',
      username: 'operator',
      name: 'Inês Moreau',
      email: 'ines.moreau@fleet.example',
      email_verified: 'true',
    })
  })

  test.each([
    ['an ID token', async () => (await signIn(cloud, 'operator')).id_token],
    [
      'a token without openid',
      async () => (await signIn(cloud, 'operator', { scope: 'fleet/read' })).access_token,
    ],
    ['no token', async () => ''],
  ])('refuses %s with 401', async (_what, token) => {
    const answer = await ask(await token())
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"')
    expect(await answer.json()).toMatchObject({ error: 'invalid_token' })
  })
})

test('the discovery document has the fields of Cognito’s, AWS’s issuer and our addresses', async () => {
  const answer = await cloud.fetch('/us-east-1_FLEETLOCAL/.well-known/openid-configuration')
  expect(await answer.json()).toEqual({
    authorization_endpoint: 'https://localhost:5173/oauth2/authorize',
    end_session_endpoint: 'https://localhost:5173/logout',
    id_token_signing_alg_values_supported: ['RS256'],
    issuer: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_FLEETLOCAL',
    jwks_uri: 'https://localhost:5173/us-east-1_FLEETLOCAL/.well-known/jwks.json',
    response_types_supported: ['code', 'token'],
    revocation_endpoint: 'https://localhost:5173/oauth2/revoke',
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    token_endpoint: 'https://localhost:5173/oauth2/token',
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    userinfo_endpoint: 'https://localhost:5173/oauth2/userInfo',
  })
})

test('the JWKS shows public parts only', async () => {
  const { keys } = await (await cloud.fetch('/us-east-1_FLEETLOCAL/.well-known/jwks.json')).json()
  expect(keys).toHaveLength(2)
  for (const key of keys) expect(Object.keys(key).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
})
