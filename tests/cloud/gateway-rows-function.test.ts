import type { APIGatewayProxyResult } from 'aws-lambda'
import { onTestFinished, expect, test } from 'vitest'
import type { GatewayOptions } from '#cloud/local/gateway/gateway.ts'
import { routeNames, routeOf } from '#contract/routes.ts'
import { movableClock } from '../support/clock.ts'
import { serveGateway } from '../support/gateway-server.ts'
import { recordingGateway } from '../support/recording-gateway.ts'
import { accessClaims, accessKey, admin, clientId, issuer, poolKey, signed } from '../support/tokens.ts'

/** When the recording was made that the expected claims are from. */
const clock = movableClock(1_680_629_979_000)
const claims = accessClaims(admin, clock.seconds())

/** A gateway over http before a function of the test's. */
async function startServer(options: Partial<GatewayOptions> = {}) {
  const { gateway, events, logged } = recordingGateway(clock, options)
  const server = await serveGateway(gateway)
  onTestFinished(() => server.close())
  const get = async (target: string, token: Promise<string> = signed(claims)) => {
    const headers = [['Authorization', `Bearer ${await token}`]] as const
    const answer = await server.send({ target, headers })
    return { ...answer, errorType: answer.headers.get('x-amzn-errortype') }
  }
  return { events, logged, get, list: () => get('/api/vehicles/read') }
}

const idKey = await poolKey('id-key')
const idClaims = { ...claims, token_use: 'id', aud: clientId, scope: undefined, client_id: undefined }

/** Two methods as no row of the table is: one without scopes, one with several; and, as on AWS, all keys of the pool. */
const unusual = {
  jwks: () => ({ keys: [...accessKey.jwks.keys, ...idKey.jwks.keys] }),
  methods: [
    { method: 'GET', path: '/profile', scopes: [] },
    { method: 'GET', path: '/reports', scopes: ['fleet/reports', 'fleet/write'] },
  ],
} as const satisfies Partial<GatewayOptions>

test('G11 an access token on a route without scopes is Unauthorized', async () => {
  const { get, events } = await startServer(unusual)
  expect(await get('/api/profile')).toMatchObject({
    status: 401,
    errorType: 'UnauthorizedException',
    text: '{"message":"Unauthorized"}',
  })
  expect(events).toEqual([])
})

test('G12 an ID token on a route without scopes is let through, so no route may lack a scope', async () => {
  const { get, events } = await startServer(unusual)
  expect((await get('/api/profile', signed(idClaims, { key: idKey }))).status).toBe(200)
  expect(events).toMatchObject([{ requestContext: { authorizer: { claims: { token_use: 'id' } } } }])
  expect(routeNames.map(routeOf).filter(({ scope }) => !scope.startsWith('fleet/'))).toEqual([])
})

test('G14 of several scopes on a method a token needs one', async () => {
  const { get } = await startServer(unusual)
  expect((await get('/api/reports')).status).toBe(200)
  expect((await get('/api/reports', signed({ ...claims, scope: 'x fleet/reports' }))).status).toBe(200)
  const neither = await get(
    '/api/reports',
    signed({ ...claims, scope: 'fleet/read fleet/reports,fleet/write' }),
  )
  expect(neither).toMatchObject({ status: 401, text: '{"message":"Unauthorized"}' })
})

test('G21 the function is given every claim as a flat string', async () => {
  const { events, list } = await startServer()
  const token = {
    ...claims,
    'cognito:groups': ['a', 'b'],
    exp: 1_680_633_579,
    'custom:rank': 7,
    flag: true,
    nested: [{ toString: null }, 1],
  }
  const { get } = await startServer({
    handler: async (event) => {
      events.push(event)
      return { statusCode: 200, body: '{}' }
    },
  })
  await get('/api/vehicles/read', signed(token))
  await list()
  const [given, plain] = events.map(({ requestContext }) => requestContext.authorizer?.['claims'])
  expect(given).toEqual({
    sub: admin.sub,
    'cognito:groups': 'a,b',
    iss: issuer,
    version: '2',
    client_id: clientId,
    origin_jti: claims['origin_jti'],
    event_id: claims['event_id'],
    token_use: 'access',
    scope: 'openid profile fleet/read fleet/telemetry fleet/write fleet/command fleet/unlock fleet/admin',
    auth_time: '1680629979',
    exp: 'Tue Apr 04 18:39:39 UTC 2023',
    iat: 'Tue Apr 04 17:39:39 UTC 2023',
    jti: claims['jti'],
    username: 'admin',
    'custom:rank': '7',
    flag: 'true',
    nested: '{"toString":null},1',
  })
  expect(plain).toMatchObject({ 'cognito:groups': 'admin,tenant:north' })
})

test('G22 a caller over the limit is throttled, until the bucket has filled again', async () => {
  const { list, events } = await startServer({ throttle: { ratePerSecond: 2, burst: 3 } })
  const statuses = async (count: number) => {
    const answers = []
    for (let index = 0; index < count; index += 1) answers.push((await list()).status)
    return answers
  }
  expect(await statuses(4)).toEqual([200, 200, 200, 429])
  expect(await list()).toMatchObject({
    status: 429,
    errorType: 'TooManyRequestsException',
    text: '{"message":"Too Many Requests"}',
  })
  clock.forward({ seconds: 1 })
  expect(await statuses(3)).toEqual([200, 200, 429])
  clock.forward({ hours: -1 })
  expect(await statuses(1)).toEqual([429])
  clock.forward({ hours: 1 })
  expect(events).toHaveLength(5)
})

test('G22 a function that takes too long is answered for with 504', async () => {
  const { list } = await startServer({ integrationTimeout: 10, handler: () => new Promise(() => {}) })
  expect(await list()).toMatchObject({
    status: 504,
    errorType: 'InternalServerErrorException',
    text: '{"message":"Endpoint request timed out"}',
  })
})

test('a function that throws, or answers nonsense, is answered for with 502, and the log knows why', async () => {
  const throwing = async () => {
    throw new Error('out of memory')
  }
  const nonsense = ['Bad response', undefined, null, {}, { statusCode: '200', body: '' }].map(
    (result) => async () => result as unknown as APIGatewayProxyResult,
  )
  for (const handler of [throwing, ...nonsense]) {
    const { list, logged } = await startServer({ handler })
    expect(await list()).toMatchObject({
      status: 502,
      errorType: 'InternalServerErrorException',
      text: '{"message":"Internal server error"}',
    })
    expect(logged.join('\n')).toMatch(/out of memory|Malformed Lambda proxy response/)
    expect(logged.join('\n')).not.toContain('eyJ')
  }
})

test('G23 a WWW-Authenticate of the function arrives as x-amzn-Remapped-WWW-Authenticate', async () => {
  const { list } = await startServer({
    handler: async () => ({
      statusCode: 403,
      headers: { 'WWW-Authenticate': 'Bearer error="insufficient_scope"', etag: '"3"' },
      multiValueHeaders: { 'x-two': ['1', '2'] },
      body: '{"error":{}}',
    }),
  })
  const { status, headers, text } = await list()
  expect(status).toBe(403)
  expect(headers.get('www-authenticate')).toBeNull()
  expect(headers.get('x-amzn-remapped-www-authenticate')).toBe('Bearer error="insufficient_scope"')
  expect(headers.get('etag')).toBe('"3"')
  expect(headers.get('x-two')).toBe('1, 2')
  expect(text).toBe('{"error":{}}')
})
