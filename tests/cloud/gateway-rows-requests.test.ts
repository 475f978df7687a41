import { createHash } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { bare, openApiServer, type RawHeaders } from '../support/api-server.ts'
import { accessClaims, admin, manager, signed } from '../support/tokens.ts'

const { api, token, send, list, listWith, listAs, close } = await openApiServer()
afterAll(close)

describe.each(['/nowhere', '/vehicles', '/vehicles/read/', '/vehicles/update', '/vehicles/read/a/b/c'])(
  'G16 the unknown path %s',
  (path) => {
    test('G16 with a Bearer header is an incomplete signature; the header is told as its hash', async () => {
      const authorization = `Bearer ${token}`
      const answer = await send({ target: `/api${path}`, headers: [['Authorization', authorization]] })
      const hash = createHash('sha256').update(authorization).digest('base64')
      const message =
        'Invalid key=value pair (missing equal-sign) in Authorization header ' +
        `(hashed with SHA-256 and encoded with Base64): '${hash}'.`
      expect(bare(answer)).toEqual({
        status: 403,
        errorType: 'IncompleteSignatureException',
        text: JSON.stringify({ message }),
      })
    })

    test('G16 without a header is a missing token', async () => {
      expect(bare(await send({ target: `/api${path}` }))).toEqual({
        status: 403,
        errorType: 'MissingAuthenticationTokenException',
        text: '{"message":"Missing Authentication Token"}',
      })
    })
  },
)

test('G16 a method that the path does not have is as unknown as a path', async () => {
  const answer = await send({ method: 'DELETE', target: '/api/vehicles/read' })
  expect(bare(answer)).toMatchObject({ status: 403, errorType: 'MissingAuthenticationTokenException' })
})

test('G17 OPTIONS is a method that no path has: it reaches no authorizer and no function, and allows no other origin', async () => {
  const before = api.logged.length
  const headers: RawHeaders = [
    ['Origin', 'https://evil.example'],
    ['Access-Control-Request-Method', 'PATCH'],
  ]
  for (const path of ['/vehicles/read', '/vehicles/update/v1', '/vehicles/command/v1/unlock-doors']) {
    const answer = await send({ method: 'OPTIONS', target: `/api${path}`, headers })
    expect(bare(answer)).toEqual({
      status: 403,
      errorType: 'MissingAuthenticationTokenException',
      text: '{"message":"Missing Authentication Token"}',
    })
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  }
  expect(api.logged).toHaveLength(before)
})

test.each([
  ['10 kB in one header', [['X-Padding', 'x'.repeat(10_240)]]],
  ['10 kB in a hundred headers', Array.from({ length: 100 }, (_, at) => [`X-${at}`, 'x'.repeat(110)])],
  ['20 kB', [['X-Padding', 'x'.repeat(20_000)]]],
] as const)('G18 headers of %s are refused; status and body are unconfirmed', async (_name, padding) => {
  const headers = [['Authorization', `Bearer ${token}`], ...padding] as unknown as RawHeaders
  expect((await list(headers)).status).toBe(431)
})

test('G18 headers of just under 10,240 bytes are read', async () => {
  const headers: RawHeaders = [['Authorization', `Bearer ${token}`]]
  const left = 10_240 - `authorizationBearer ${token}x-paddinghostlocalhostconnectionclose`.length
  expect((await list([...headers, ['X-Padding', 'x'.repeat(left)]])).status).toBe(200)
  expect(bare(await list([...headers, ['X-Padding', 'x'.repeat(left + 1)]]))).toMatchObject({
    status: 431,
    text: '{"message":"Request Header Fields Too Large"}',
  })
})

test('G19 a token of another app client passes the gateway, and the boundary answers 403', async () => {
  const before = api.logged.length
  const answer = await listAs({ client_id: 'anotherclientofthesamepool' })
  expect(answer.status).toBe(403)
  expect(JSON.parse(answer.text).error.code).toBe('wrong_client')
  expect(answer.headers.get('x-amzn-errortype')).toBeNull()
  expect(api.logged.slice(before)).toMatchObject([{ status: 403, sub: admin.sub }])
})

test('every answer of the gateway has a request id, is JSON, and is not to be stored', async () => {
  const answers = [
    await list(),
    await listAs({ exp: 1 }),
    await listWith(`Bearer ${await signed(accessClaims(manager, api.clock.seconds()))}`),
    await send({ target: '/api/nowhere' }),
    await send({ target: '/api/vehicles/read/%E0%A4' }),
    await list([['X-Padding', 'x'.repeat(11_000)]]),
  ]
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 200, 403, 400, 431])
  for (const { headers } of answers) {
    expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.get('content-type')).toBe('application/json')
    expect(headers.get('cache-control')).toBe('no-store')
  }
})
