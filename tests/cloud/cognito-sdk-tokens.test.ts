import {
  type CognitoIdentityProviderClient,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  NotAuthorizedException,
  RefreshTokenReuseException,
  ResourceNotFoundException,
  RevokeTokenCommand,
  UnsupportedTokenTypeException,
  UserLambdaValidationException,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { handler } from '#cloud/user-pool/pre-token-generation.ts'
import { startCognito } from '../support/cognito.ts'
import { overHttp } from '../support/over-http.ts'
import { signIn } from '../support/sign-in.ts'
import { userPoolClient } from '../support/user-pool-client.ts'

const ClientId = 'fleetconsolelocalappclient'

/** Whether the trigger throws, or leaves `aws.cognito.signin.user.admin` in as a pool without ours would. */
let trigger: 'deployed' | 'throws' | 'leaves everything'
const triggerOf: typeof handler = async (event) => {
  if (trigger === 'throws') throw new Error('no such group')
  return trigger === 'deployed'
    ? handler(event)
    : { ...event, response: { claimsAndScopeOverrideDetails: {} } }
}

const start = () => overHttp((origin) => startCognito({ origin, trigger: triggerOf }))
let cloud: Awaited<ReturnType<typeof start>>
let client: CognitoIdentityProviderClient
beforeEach(async () => {
  trigger = 'deployed'
  cloud = await start()
  client = userPoolClient(cloud.origin)
})
afterEach(async () => {
  client.destroy()
  await cloud[Symbol.asyncDispose]()
})

const refresh = (RefreshToken: string) =>
  client.send(new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken }))

describe('GetTokensFromRefreshToken', () => {
  test('gives new tokens and the next refresh token', async () => {
    const { refresh_token } = await signIn(cloud, 'manager')
    const { AuthenticationResult: first, $metadata } = await refresh(refresh_token)
    expect($metadata.requestId).toMatch(/^[\da-f-]{36}$/)
    expect(first).toMatchObject({ TokenType: 'Bearer', ExpiresIn: 900 })
    expect(decodeJwt(first?.AccessToken ?? '')).toMatchObject({ username: 'manager', token_use: 'access' })
    expect(decodeJwt(first?.IdToken ?? '')).toMatchObject({ token_use: 'id' })
    const { AuthenticationResult: second } = await refresh(first?.RefreshToken ?? '')
    expect(second?.RefreshToken).not.toBe(first?.RefreshToken)
  })

  test('needs no credentials', async () => {
    const { refresh_token } = await signIn(cloud, 'manager')
    const credentials = async () => {
      throw new Error('There are no credentials')
    }
    const anyone = userPoolClient(cloud.origin, { credentials })
    const answer = await anyone.send(
      new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken: refresh_token }),
    )
    expect(answer.AuthenticationResult?.TokenType).toBe('Bearer')
  })

  test('throws RefreshTokenReuseException for a rotated token after its grace', async () => {
    const { refresh_token } = await signIn(cloud, 'manager')
    await refresh(refresh_token)
    cloud.clock.forward({ seconds: 30 })
    await expect(refresh(refresh_token)).rejects.toThrow(RefreshTokenReuseException)
  })

  test('throws NotAuthorizedException for a token that is unknown, revoked or past its deadline', async () => {
    await expect(refresh('unknown')).rejects.toThrow(NotAuthorizedException)
    const revoked = await signIn(cloud, 'manager')
    await client.send(new RevokeTokenCommand({ ClientId, Token: revoked.refresh_token }))
    await expect(refresh(revoked.refresh_token)).rejects.toThrow(NotAuthorizedException)
    const { refresh_token } = await signIn(cloud, 'manager')
    cloud.clock.forward({ hours: 12 })
    await expect(refresh(refresh_token)).rejects.toThrow(NotAuthorizedException)
  })

  test('throws UserLambdaValidationException where the trigger throws, and the token stays good', async () => {
    cloud.settings.graceSeconds = 0
    const { refresh_token } = await signIn(cloud, 'manager')
    trigger = 'throws'
    const failed = refresh(refresh_token)
    await expect(failed).rejects.toThrow(UserLambdaValidationException)
    await expect(failed).rejects.toThrow('PreTokenGeneration failed with error no such group.')
    trigger = 'deployed'
    expect((await refresh(refresh_token)).AuthenticationResult?.AccessToken).toBeDefined()
  })

  test.each([
    ['only refuses it by default', false, true],
    ['with revokeFamilyOnReuse ends the sign-in (unconfirmed what Cognito does)', true, false],
  ])('of a token that is reused %s', async (_what, revokeFamilyOnReuse, successorIsGood) => {
    cloud.settings.revokeFamilyOnReuse = revokeFamilyOnReuse
    const { refresh_token } = await signIn(cloud, 'manager')
    const successor = (await refresh(refresh_token)).AuthenticationResult?.RefreshToken ?? ''
    cloud.clock.forward({ seconds: 30 })
    await expect(refresh(refresh_token)).rejects.toThrow(RefreshTokenReuseException)
    const outcome = await refresh(successor).then(
      () => true,
      (error: unknown) => !(error instanceof NotAuthorizedException),
    )
    expect(outcome).toBe(successorIsGood)
  })
})

test('RevokeToken ends the sign-in, and throws UnsupportedTokenTypeException for an access token', async () => {
  const { access_token, refresh_token } = await signIn(cloud, 'manager')
  const revoke = (Token: string) => client.send(new RevokeTokenCommand({ ClientId, Token }))
  await expect(revoke(access_token)).rejects.toThrow(UnsupportedTokenTypeException)
  await refresh(refresh_token)
  expect((await revoke(refresh_token)).$metadata.httpStatusCode).toBe(200)
  await expect(refresh(refresh_token)).rejects.toThrow('Refresh Token has been revoked')
})

describe('GetUser and GlobalSignOut', () => {
  const scope = 'openid aws.cognito.signin.user.admin'
  const getUser = (AccessToken: string) => client.send(new GetUserCommand({ AccessToken }))
  const signOut = (AccessToken: string) => client.send(new GlobalSignOutCommand({ AccessToken }))

  test('throw NotAuthorizedException with our tokens, which the trigger takes the scope from', async () => {
    const { access_token } = await signIn(cloud, 'admin', { scope })
    await expect(getUser(access_token)).rejects.toThrow(NotAuthorizedException)
    await expect(signOut(access_token)).rejects.toThrow(NotAuthorizedException)
  })

  test('with the scope, tell who it is and end every sign-in of the person', async () => {
    trigger = 'leaves everything'
    const { access_token, refresh_token } = await signIn(cloud, 'admin', { scope })
    const { Username, UserAttributes } = await getUser(access_token)
    expect(Username).toBe('admin')
    expect(UserAttributes).toEqual([
      { Name: 'sub', Value: '84a8d4b8-70c1-7041-3a52-1f0d5b6e9c03' },
      { Name: 'email', Value: 'priya.raman@fleet.example' },
      { Name: 'email_verified', Value: 'true' },
      { Name: 'name', Value: 'Priya Raman' },
    ])
    await signOut(access_token)
    await expect(refresh(refresh_token)).rejects.toThrow(NotAuthorizedException)
    await expect(getUser(access_token)).rejects.toThrow('Access Token has been revoked')
  })
})

test('an app client that there is not throws ResourceNotFoundException', async () => {
  const command = new GetTokensFromRefreshTokenCommand({ ClientId: 'other', RefreshToken: 'x' })
  await expect(client.send(command)).rejects.toThrow(ResourceNotFoundException)
})

test('an operation that the local pool does not have throws UnknownOperationException', async () => {
  const command = new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters: {} })
  await expect(client.send(command)).rejects.toMatchObject({
    name: 'UnknownOperationException',
    $metadata: { httpStatusCode: 400 },
  })
})
