import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConnectionDropped } from '#cloud/local/faults.ts'
import { control, startLocalCloud } from '../support/local-cloud.ts'
import { callService, refresh, signIn, walkToCallback } from '../support/sign-in.ts'

let cloud: Awaited<ReturnType<typeof startLocalCloud>>
beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(() => cloud.close())

const list = (token: string) =>
  cloud.fetch('/api/vehicles/read?limit=1000', { headers: { authorization: `Bearer ${token}` } })

describe('a person who signed in through the hosted page', () => {
  test.each([
    ['operator', 'north', 20],
    ['manager-south', 'south', 250],
  ])('%s sees the vehicles of %s and no others', async (username, tenant, count) => {
    const { access_token } = await signIn(cloud, username)
    const { items } = await (await list(access_token)).json()
    expect(items).toHaveLength(count)
    expect(new Set(items.map((item: { tenantId: string }) => item.tenantId))).toEqual(new Set([tenant]))
  })

  test('the newcomer gets no scope, and so the gateway’s bare 401', async () => {
    const { access_token } = await signIn(cloud, 'newcomer')
    const answer = await list(access_token)
    expect(answer.status).toBe(401)
    expect(await answer.json()).toEqual({ message: 'Unauthorized' })
  })

  test('an ID token is refused', async () => {
    const { id_token } = await signIn(cloud, 'admin')
    expect((await list(id_token)).status).toBe(401)
  })

  test('unlocking asks for a recent password, and prompt=login gives it', async () => {
    const stale = await signIn(cloud, 'manager')
    const { items } = await (await list(stale.access_token)).json()
    const unlock = ({ access_token }: { access_token: string }) =>
      cloud.fetch(`/api/vehicles/command/${items[0].vehicleId}/unlock-doors`, {
        method: 'POST',
        headers: { authorization: `Bearer ${access_token}`, 'idempotency-key': crypto.randomUUID() },
      })
    cloud.clock.forward({ minutes: 6 })
    const refused = await unlock(stale)
    expect(refused.status).toBe(403)
    expect((await refused.json()).error.code).toBe('fresh_sign_in_required')
    const fresh = await signIn(cloud, 'manager', { prompt: 'login' })
    expect((await unlock(fresh)).status).toBe(202)
  })
})

test('the app’s configuration is answered and not kept', async () => {
  const answer = await cloud.fetch('/amplify-config.json')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await answer.json()).toEqual({
    Auth: {
      Cognito: {
        userPoolId: 'us-east-1_FLEETLOCAL',
        userPoolClientId: expect.stringMatching(/^[a-z0-9]{26}$/),
        userPoolEndpoint: 'https://localhost:5173/cognito-idp',
        loginWith: {
          oauth: {
            domain: 'localhost:5173',
            scopes: [
              'openid',
              'profile',
              'email',
              'fleet/read',
              'fleet/telemetry',
              'fleet/write',
              'fleet/command',
              'fleet/unlock',
              'fleet/admin',
            ],
            redirectSignIn: ['https://localhost:5173/callback'],
            redirectSignOut: ['https://localhost:5173/signed-out'],
            responseType: 'code',
          },
        },
      },
    },
    API: { REST: { fleet: { endpoint: 'https://localhost:5173/api', region: 'us-east-1' } } },
  })
})

test.each([
  '/',
  '/vehicles',
  '/callback',
  '/signed-out',
  '/loginx',
  '/assets/x.js',
  '/apix',
  '/us-east-1_OTHER/x',
])('%s is the site’s', async (path) => {
  expect(await cloud.cloud.fetch(new Request(`${cloud.origin}${path}`))).toBeUndefined()
})

test('without the switch there is neither control nor log', async () => {
  await using plain = await startLocalCloud({ control: false })
  for (const path of ['/local-cloud/control', '/local-cloud/log']) {
    for (const method of ['GET', 'POST']) {
      expect(await plain.cloud.fetch(new Request(`${plain.origin}${path}`, { method }))).toBeUndefined()
    }
  }
})

describe('the control', () => {
  test('shortens tokens that are issued afterwards, and the clock makes them expire', async () => {
    await control(cloud, { accessTokenSeconds: 10 })
    const { access_token, expires_in } = await signIn(cloud, 'operator')
    expect(expires_in).toBe(10)
    expect((await list(access_token)).status).toBe(200)
    await control(cloud, { accessTokenSeconds: 900, clockSkewSeconds: 11 })
    const late = await list(access_token)
    expect(await late.json()).toEqual({ message: 'The incoming token has expired' })
    await control(cloud, { clockSkewSeconds: 0 })
  })

  test('changes the deadline and grace of refresh tokens that are out already', async () => {
    const { refresh_token } = await signIn(cloud, 'operator')
    await refresh(cloud, refresh_token)
    await control(cloud, { graceSeconds: 0 })
    expect(await (await refresh(cloud, refresh_token)).json()).toMatchObject({
      __type: 'RefreshTokenReuseException',
    })
    const other = await signIn(cloud, 'operator')
    cloud.clock.forward({ seconds: 2 })
    await control(cloud, { refreshTokenSeconds: 1 })
    expect(await (await refresh(cloud, other.refresh_token)).json()).toMatchObject({
      message: 'Refresh Token has expired',
    })
    await control(cloud, { refreshTokenSeconds: 43_200, graceSeconds: 30 })
  })

  test('a refresh whose answer is dropped has rotated the token; grace lets it be tried again', async () => {
    const { refresh_token } = await signIn(cloud, 'operator')
    await control(cloud, { fail: { target: 'refresh', kind: 'dropAfterCommit' } })
    await expect(refresh(cloud, refresh_token)).rejects.toThrow(ConnectionDropped)
    expect((await refresh(cloud, refresh_token)).status).toBe(200)
    cloud.clock.forward({ seconds: 30 })
    expect((await refresh(cloud, refresh_token)).status).toBe(400)
  })

  test('the API fails as often as asked', async () => {
    const { access_token } = await signIn(cloud, 'operator')
    await control(cloud, { fail: { target: 'api', kind: 'status', status: 503, times: 2 } })
    const statuses = [await list(access_token), await list(access_token), await list(access_token)]
    expect(statuses.map(({ status }) => status)).toEqual([503, 503, 200])
  })
})

test('the log tells of every call and holds no token, code or cookie', async () => {
  const callback = await walkToCallback(cloud, 'manager')
  const tokens = await signIn(cloud, 'manager')
  const answer = await list(tokens.access_token)
  await refresh(cloud, tokens.refresh_token)
  await callService(cloud, 'GetUser', { AccessToken: tokens.access_token })
  const text = await (await cloud.fetch('/local-cloud/log')).text()
  const entries = JSON.parse(text)
  expect(entries).toContainEqual(
    expect.objectContaining({
      method: 'GET',
      path: '/api/vehicles/read',
      status: 200,
      requestId: answer.headers.get('x-amzn-requestid'),
    }),
  )
  expect(entries.at(-2)).toMatchObject({ target: 'GetTokensFromRefreshToken', status: 200 })
  expect(entries.at(-1)).toMatchObject({ path: '/cognito-idp', target: 'GetUser', status: 400 })
  const secrets = [
    ...Object.values(tokens).map(String),
    callback.searchParams.get('code') ?? 'missing',
    'eyJ',
  ]
  const found = secrets.filter((secret) => secret.length > 6 && text.includes(secret))
  expect(found).toEqual([])
  expect(cloud.logged.filter((line) => line.includes('eyJ'))).toEqual([])
})
