import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { control, startLocalCloud } from '../support/local-cloud.ts'
import { overHttp } from '../support/over-http.ts'
import { postToken, refresh, signIn, type Tokens } from '../support/sign-in.ts'

const start = () => overHttp((origin) => startLocalCloud({ origin }))
let cloud: Awaited<ReturnType<typeof start>>
beforeAll(async () => {
  cloud = await start()
})
afterAll(async () => {
  await cloud[Symbol.asyncDispose]()
  await cloud.close()
})

let tokens: Tokens
beforeEach(async () => {
  await control(cloud, { latencyMs: 0, clockSkewSeconds: 0, graceSeconds: 30, fail: null })
  tokens = await signIn(cloud, 'manager')
})

const call = (path: string, init: RequestInit = {}) =>
  cloud.fetch(`/api${path}`, {
    ...init,
    headers: { authorization: `Bearer ${tokens.access_token}`, ...init.headers },
  })
const fail = (failure: object) => control(cloud, { fail: failure })
const refreshGrant = () =>
  postToken(cloud, { grant_type: 'refresh_token', refresh_token: tokens.refresh_token })

describe('a status', () => {
  test.each([
    [500, null],
    [502, null],
    [503, '1'],
    [504, null],
    [429, '1'],
  ])('%s of the API comes with Retry-After %s, as often as asked', async (status, retryAfter) => {
    await fail({ target: 'api', kind: 'status', status, times: 2 })
    for (const path of ['/vehicles/read', '/vehicles/read/unknown']) {
      const answer = await call(path)
      expect(answer.status).toBe(status)
      expect(answer.headers.get('retry-after')).toBe(retryAfter)
      expect(await answer.json()).toEqual({ message: expect.any(String) })
    }
    expect((await call('/vehicles/read')).status).toBe(200)
  })

  test.each([
    [429, 'TooManyRequestsException', 'Too Many Requests'],
    [504, 'InternalServerErrorException', 'Endpoint request timed out'],
  ])('%s of the API is what API Gateway answers (G22)', async (status, type, message) => {
    await fail({ target: 'api', kind: 'status', status })
    const answer = await call('/vehicles/read')
    expect(answer.headers.get('x-amzn-errortype')).toBe(type)
    expect(await answer.json()).toEqual({ message })
  })

  test.each([429, 502, 503])('%s waits as long as is asked, in Retry-After', async (status) => {
    await fail({ target: 'api', kind: 'status', status, retryAfterSeconds: 7 })
    expect((await call('/vehicles/read')).headers.get('retry-after')).toBe('7')
  })

  test('429 of the token endpoint and of a refresh leaves the refresh token as it was', async () => {
    await control(cloud, { graceSeconds: 0 })
    await fail({ target: 'token', kind: 'status', status: 429 })
    const token = await refreshGrant()
    expect([token.status, token.headers.get('retry-after')]).toEqual([429, '1'])
    await fail({ target: 'refresh', kind: 'status', status: 429 })
    const answer = await refresh(cloud, tokens.refresh_token)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1'])
    expect(await answer.json()).toMatchObject({ __type: 'TooManyRequestsException' })
    expect((await refresh(cloud, tokens.refresh_token)).status).toBe(200)
  })
})

test.each([
  ['api', () => call('/vehicles/read')],
  ['token', refreshGrant],
  ['refresh', () => refresh(cloud, tokens.refresh_token)],
])('HTML instead of JSON comes from %s', async (target, request) => {
  await fail({ target, kind: 'html', status: 502 })
  const answer = await request()
  expect(answer.status).toBe(502)
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  await expect(answer.json()).rejects.toThrow(SyntaxError)
  expect((await request()).status).toBe(200)
})

describe('a connection that is cut after the work was done', () => {
  const firstVehicle = async () => (await (await call('/vehicles/read?limit=1')).json()).items[0]

  test('rejects the fetch of a change, and the change was made', async () => {
    const before = await firstVehicle()
    await fail({ target: 'api', kind: 'dropAfterCommit' })
    const change = call(`/vehicles/update/${before.vehicleId}`, {
      method: 'PATCH',
      headers: { 'if-match': `"${before.version}"`, 'content-type': 'application/merge-patch+json' },
      body: JSON.stringify({ driver: 'Written though unheard' }),
    })
    await expect(change).rejects.toThrow('fetch failed')
    expect(await firstVehicle()).toMatchObject({
      driver: 'Written though unheard',
      version: before.version + 1,
    })
  })

  test('rejects the fetch of a command, which is given once when asked again with its key', async () => {
    const { vehicleId } = await firstVehicle()
    const key = crypto.randomUUID()
    const lock = () =>
      call(`/vehicles/command/${vehicleId}/lock-doors`, {
        method: 'POST',
        headers: { 'idempotency-key': key },
      })
    await fail({ target: 'api', kind: 'dropAfterCommit' })
    await expect(lock()).rejects.toThrow('fetch failed')
    const [again, third] = [await lock(), await lock()]
    expect(again.status).toBe(202)
    expect(await again.json()).toEqual(await third.json())
  })

  test('rejects the fetch of a refresh, and the token was rotated', async () => {
    await fail({ target: 'refresh', kind: 'dropAfterCommit' })
    await expect(refresh(cloud, tokens.refresh_token)).rejects.toThrow('fetch failed')
    await control(cloud, { graceSeconds: 0 })
    const late = await refresh(cloud, tokens.refresh_token)
    expect(await late.json()).toMatchObject({ __type: 'RefreshTokenReuseException' })
  })

  test('is status 0 in the log', async () => {
    await fail({ target: 'api', kind: 'dropAfterCommit' })
    await expect(call('/vehicles/read')).rejects.toThrow('fetch failed')
    const entries = await (await cloud.fetch('/local-cloud/log')).json()
    expect(entries.at(-1)).toMatchObject({ path: '/api/vehicles/read', status: 0 })
  })
})

test('latency keeps the answer back at least as long as asked, of the API and of refreshes', async () => {
  await control(cloud, { latencyMs: 60 })
  for (const request of [() => call('/vehicles/read?limit=1'), () => refresh(cloud, tokens.refresh_token)]) {
    const began = performance.now()
    expect((await request()).status).toBe(200)
    // A timer may fire up to a millisecond early.
    expect(performance.now() - began).toBeGreaterThanOrEqual(59)
  }
})

test('a client that gives up on a slow answer is left alone, and so is the server', async () => {
  await control(cloud, { latencyMs: 1_000 })
  const given = call('/vehicles/read', { signal: AbortSignal.timeout(30) })
  await expect(given).rejects.toThrow('aborted due to timeout')
  await control(cloud, { latencyMs: 0 })
  expect((await call('/vehicles/read')).status).toBe(200)
})

test('a clock that runs fast ends tokens early, and one that runs slow refuses those from its future', async () => {
  await control(cloud, { clockSkewSeconds: 900 })
  const early = await call('/vehicles/read')
  expect([early.status, await early.json()]).toEqual([401, { message: 'The incoming token has expired' }])
  await control(cloud, { clockSkewSeconds: -60 })
  const late = await call('/vehicles/read')
  expect([late.status, await late.json()]).toEqual([401, { message: 'Unauthorized' }])
  await control(cloud, { clockSkewSeconds: 0 })
  expect((await call('/vehicles/read')).status).toBe(200)
})

test('key rotation is not felt by who is signed in, and the next tokens have other keys', async () => {
  const jwks = async () =>
    (await (await cloud.fetch('/us-east-1_FLEETLOCAL/.well-known/jwks.json')).json()).keys
  const before = await jwks()
  await control(cloud, { rotateKeys: true })
  expect((await jwks()).length).toBe(before.length + 2)
  expect((await call('/vehicles/read')).status).toBe(200)
  tokens = await signIn(cloud, 'manager')
  expect((await call('/vehicles/read')).status).toBe(200)
})
