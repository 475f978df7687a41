import { decodeJwt } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import { handler } from '#cloud/user-pool/pre-token-generation.ts'
import { startCognito } from '../support/cognito.ts'
import { callService, exchange, postToken, refresh, signIn, walkToCallback } from '../support/sign-in.ts'

let cloud: Awaited<ReturnType<typeof startCognito>>
beforeEach(async () => {
  cloud = await startCognito()
})

const failing = async () => {
  throw new Error('no such group')
}

describe('a code', () => {
  test('gives tokens once; used again, it revokes them', async () => {
    const callback = await walkToCallback(cloud, 'manager')
    const first = await exchange(cloud, callback)
    expect(first.status).toBe(200)
    expect(first.headers.get('cache-control')).toBe('no-store')
    const { refresh_token } = await first.json()

    const second = await exchange(cloud, callback)
    expect(second.status).toBe(400)
    expect(await second.json()).toMatchObject({ error: 'invalid_grant' })
    expect(await (await refresh(cloud, refresh_token)).json()).toMatchObject({
      __type: 'NotAuthorizedException',
      message: 'Refresh Token has been revoked',
    })
  })

  test('is given out once even to two requests at a time', async () => {
    const callback = await walkToCallback(cloud, 'manager')
    const answers = await Promise.all([exchange(cloud, callback), exchange(cloud, callback)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400])
  })

  test.each([
    ['a wrong verifier', { code_verifier: 'w'.repeat(43) }],
    ['no verifier', { code_verifier: undefined }],
    ['the challenge as verifier', { code_verifier: 'short' }],
    ['another redirect_uri', { redirect_uri: 'https://localhost:5173/callback/' }],
  ])('is burnt by %s', async (_what, changes) => {
    const callback = await walkToCallback(cloud, 'manager')
    const wrong = await exchange(cloud, callback, changes)
    expect(wrong.status).toBe(400)
    expect(await wrong.json()).toMatchObject({ error: 'invalid_grant' })
    const right = await exchange(cloud, callback)
    expect(await right.json()).toMatchObject({ error: 'invalid_grant' })
  })

  test('lives five minutes', async () => {
    const early = await walkToCallback(cloud, 'manager')
    cloud.clock.forward({ minutes: 5, seconds: -1 })
    expect((await exchange(cloud, early)).status).toBe(200)
    const late = await walkToCallback(cloud, 'manager')
    cloud.clock.forward({ minutes: 5 })
    expect(await (await exchange(cloud, late)).json()).toMatchObject({ error: 'invalid_grant' })
  })
})

describe('the token endpoint', () => {
  test.each([
    ['no grant_type', {}, 'invalid_request'],
    ['an unknown grant_type', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['client credentials', { grant_type: 'client_credentials' }, 'unauthorized_client'],
    ['no code', { grant_type: 'authorization_code', redirect_uri: 'x' }, 'invalid_request'],
    ['an unknown code', { grant_type: 'authorization_code', redirect_uri: 'x', code: 'y' }, 'invalid_grant'],
    ['an unknown refresh token', { grant_type: 'refresh_token', refresh_token: 'x' }, 'invalid_grant'],
    ['another client', { grant_type: 'authorization_code', client_id: 'other' }, 'invalid_client'],
    ['no client', { grant_type: 'authorization_code', client_id: undefined }, 'invalid_client'],
  ])('refuses %s', async (_what, fields, error) => {
    const answer = await postToken(cloud, fields)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.json()).toEqual({ error, error_description: expect.any(String) })
  })

  test('refuses a body that is no form, a repeated parameter and a client secret', async () => {
    const json = { headers: { 'content-type': 'application/json' }, method: 'POST', body: '{}' }
    expect(await (await cloud.fetch('/oauth2/token', json)).json()).toMatchObject({
      error: 'invalid_request',
    })
    const twice = { method: 'POST', body: new URLSearchParams('client_id=a&client_id=b') }
    expect(await (await cloud.fetch('/oauth2/token', twice)).json()).toMatchObject({
      error: 'invalid_request',
    })
    const basic = { ...twice, body: new URLSearchParams(), headers: { authorization: 'Basic eDp5' } }
    expect(await (await cloud.fetch('/oauth2/token', basic)).json()).toMatchObject({
      error: 'invalid_client',
    })
  })

  test('refreshes too, by the same rules', async () => {
    const { refresh_token } = await signIn(cloud, 'operator')
    const answer = await postToken(cloud, { grant_type: 'refresh_token', refresh_token })
    const tokens = await answer.json()
    expect(decodeJwt(tokens.access_token)).toMatchObject({ username: 'operator', token_use: 'access' })
    expect(tokens.refresh_token).not.toBe(refresh_token)
    cloud.clock.forward({ seconds: 30 })
    const reused = await postToken(cloud, { grant_type: 'refresh_token', refresh_token })
    expect(await reused.json()).toMatchObject({ error: 'invalid_grant' })
  })
})

describe('a refresh', () => {
  const tokensOf = async (answer: Response) => (await answer.json()).AuthenticationResult

  test('gives new tokens for the same sign-in and a new refresh token', async () => {
    const before = await signIn(cloud, 'manager')
    cloud.clock.forward({ minutes: 20 })
    const answer = await refresh(cloud, before.refresh_token)
    expect(answer.headers.get('content-type')).toBe('application/x-amz-json-1.1')
    const after = await tokensOf(answer)
    expect(after).toMatchObject({ ExpiresIn: 900, TokenType: 'Bearer' })
    expect(after.RefreshToken).not.toBe(before.refresh_token)
    const [old, fresh] = [decodeJwt(before.access_token), decodeJwt(after.AccessToken)]
    expect(fresh).toMatchObject({
      origin_jti: old['origin_jti'],
      auth_time: old['auth_time'],
      scope: old['scope'],
      iat: cloud.clock.seconds(),
    })
    expect(fresh.jti).not.toBe(old.jti)
    expect(decodeJwt(after.IdToken)).toMatchObject({ token_use: 'id', 'cognito:username': 'manager' })
  })

  test('with a rotated token works for 30 s, then is RefreshTokenReuseException', async () => {
    const { refresh_token } = await signIn(cloud, 'manager')
    const first = await tokensOf(await refresh(cloud, refresh_token))
    cloud.clock.forward({ seconds: 29 })
    expect((await refresh(cloud, refresh_token)).status).toBe(200)
    cloud.clock.forward({ seconds: 1 })
    const late = await refresh(cloud, refresh_token)
    expect(late.status).toBe(400)
    expect(late.headers.get('x-amzn-errortype')).toBe('RefreshTokenReuseException:')
    expect(await late.json()).toMatchObject({ __type: 'RefreshTokenReuseException' })
    expect((await refresh(cloud, first.RefreshToken)).status).toBe(200)
  })

  test('without grace serves exactly one of several at a time', async () => {
    cloud.settings.graceSeconds = 0
    const { refresh_token } = await signIn(cloud, 'manager')
    const answers = await Promise.all([1, 2, 3, 4].map(() => refresh(cloud, refresh_token)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('never outlives the deadline of the first token', async () => {
    let { refresh_token } = await signIn(cloud, 'manager')
    cloud.clock.forward({ hours: 11 })
    refresh_token = (await tokensOf(await refresh(cloud, refresh_token))).RefreshToken
    cloud.clock.forward({ hours: 1 })
    expect(await (await refresh(cloud, refresh_token)).json()).toMatchObject({
      __type: 'NotAuthorizedException',
      message: 'Refresh Token has expired',
    })
  })

  test('can be tried again after the trigger threw', async () => {
    let broken = false
    cloud = await startCognito({ trigger: (event) => (broken ? failing() : handler(event)) })
    cloud.settings.graceSeconds = 0
    const { refresh_token } = await signIn(cloud, 'manager')
    broken = true
    expect(await (await refresh(cloud, refresh_token)).json()).toEqual({
      __type: 'UserLambdaValidationException',
      message: 'PreTokenGeneration failed with error no such group.',
    })
    broken = false
    expect((await refresh(cloud, refresh_token)).status).toBe(200)
  })

  test('runs the trigger again, told that it is a refresh', async () => {
    const sources: string[] = []
    cloud = await startCognito({
      trigger: async (event) => {
        sources.push(event.triggerSource)
        return { ...event, response: { claimsAndScopeOverrideDetails: {} } }
      },
    })
    const { refresh_token } = await signIn(cloud, 'manager')
    await refresh(cloud, refresh_token)
    expect(sources).toEqual(['TokenGeneration_HostedAuth', 'TokenGeneration_RefreshTokens'])
  })
})

describe('revoking', () => {
  const form = (fields: Record<string, string>) => ({
    method: 'POST',
    body: new URLSearchParams({ client_id: cloud.amplifyConfig.Auth.Cognito.userPoolClientId, ...fields }),
  })

  test.each(['RevokeToken', '/oauth2/revoke'])(
    'by %s ends the sign-in with all its successors',
    async (way) => {
      const { refresh_token: token } = await signIn(cloud, 'manager')
      const successor = (await (await refresh(cloud, token)).json()).AuthenticationResult.RefreshToken
      const ClientId = cloud.amplifyConfig.Auth.Cognito.userPoolClientId
      const answer =
        way === 'RevokeToken'
          ? await callService(cloud, way, { ClientId, Token: token })
          : await cloud.fetch(way, form({ token }))
      expect(answer.status).toBe(200)
      expect(await (await refresh(cloud, successor)).json()).toMatchObject({
        __type: 'NotAuthorizedException',
      })
    },
  )

  test('leaves other sign-ins of the same person alone', async () => {
    const [one, other] = [await signIn(cloud, 'manager'), await signIn(cloud, 'manager')]
    await cloud.fetch('/oauth2/revoke', form({ token: one.refresh_token }))
    expect((await refresh(cloud, other.refresh_token)).status).toBe(200)
  })

  test('takes an unknown token as revoked, and refuses an access token', async () => {
    expect((await cloud.fetch('/oauth2/revoke', form({ token: 'unknown' }))).status).toBe(200)
    const { access_token } = await signIn(cloud, 'manager')
    const refused = await cloud.fetch('/oauth2/revoke', form({ token: access_token }))
    expect(await refused.json()).toMatchObject({ error: 'unsupported_token_type' })
  })
})
