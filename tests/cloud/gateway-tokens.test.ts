import { createHmac } from 'node:crypto'
import { exportSPKI, SignJWT } from 'jose'
import { afterEach, expect, test, vi } from 'vitest'
import { createGateway } from '#cloud/local/gateway/gateway.ts'
import { movableClock } from '../support/clock.ts'
import { accessClaims, accessKey, admin, clientId, issuer, poolKey, signed } from '../support/tokens.ts'

const clock = movableClock()
const claims = () => accessClaims(admin, clock.seconds())
const gateway = createGateway({
  issuer,
  jwks: () => accessKey.jwks,
  now: clock.now,
  handler: async () => ({ statusCode: 200, body: '"reached"' }),
})

afterEach(() => {
  vi.unstubAllGlobals()
})

async function answerTo(authorization: string | null, name = 'authorization') {
  const headers = new Headers()
  if (authorization !== null) headers.set(name, authorization)
  const response = await gateway(new Request('https://localhost/api/vehicles/read', { headers }))
  const errorType = response.headers.get('x-amzn-errortype')
  return { status: response.status, errorType, body: await response.json() }
}

const encoded = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** Signed with the pool's own key over a payload written by hand. */
async function signedText(payload: string, header: object = { alg: 'RS256', kid: accessKey.kid }) {
  const input = `${encoded(header)}.${encoded(payload)}`
  const signature = await crypto.subtle.sign(
    'RSASSA-PKCS1-v1_5',
    accessKey.privateKey,
    new TextEncoder().encode(input),
  )
  return `${input}.${Buffer.from(signature).toString('base64url')}`
}

/** The bare answer of API Gateway. */
const unauthorized = { status: 401, errorType: 'UnauthorizedException', body: { message: 'Unauthorized' } }

test('an access token with the scope is let through, with or without Bearer, whatever the case of the header', async () => {
  const token = await signed(claims())
  expect((await answerTo(`Bearer ${token}`)).status).toBe(200)
  expect((await answerTo(token)).status).toBe(200)
  expect((await answerTo(`Bearer ${token}`, 'AUTHORIZATION')).status).toBe(200)
})

test('without a token, or with another kind of header, no one gets through', async () => {
  const token = await signed(claims())
  const headers = [
    null,
    'Bearer',
    'Bearer ',
    'Basic dXNlcjpwYXNz',
    `Bearer  ${token}`,
    `bearer ${token}`,
    `Bearer ${token}, Bearer ${token}`,
    `${token},${token}`,
    `Bearer ${token} x`,
    `Bearer ${token}.`,
    'Bearer a.b',
    'Bearer a.b.c',
    'Bearer not-a-token',
  ]
  for (const header of headers) expect(await answerTo(header)).toEqual(unauthorized)
})

test('an ID token is refused', async () => {
  const { client_id: _client, scope: _scope, ...rest } = claims()
  const idToken = { ...rest, aud: clientId, token_use: 'id', 'cognito:username': 'admin' }
  expect(await answerTo(`Bearer ${await signed(idToken)}`)).toEqual(unauthorized)
  expect(await answerTo(`Bearer ${await signed({ ...idToken, scope: 'fleet/read' })}`)).toEqual(unauthorized)
})

test('an expired token is told so, from its last second on', async () => {
  const token = `Bearer ${await signed({ ...claims(), exp: clock.seconds() + 1, iat: clock.seconds() })}`
  expect((await answerTo(token)).status).toBe(200)
  clock.forward({ seconds: 2 })
  const late = await answerTo(token)
  expect(late.status).toBe(401)
  expect(late.body).toEqual({ message: 'The incoming token has expired' })
})

test('an expired token that someone else signed is told nothing', async () => {
  const key = { ...(await poolKey('access-key')) }
  expect(
    await answerTo(`Bearer ${await signed({ ...claims(), exp: clock.seconds() - 1 }, { key })}`),
  ).toEqual(unauthorized)
})

test.each([
  ['another issuer', { iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_OTHER' }],
  ['an issuer with a slash', { iss: `${issuer}/` }],
  ['an issuer in capitals', { iss: issuer.toUpperCase() }],
  ['no issuer', { iss: undefined }],
  ['no expiry', { exp: undefined }],
  ['an expiry as text', { exp: '9999999999' }],
  ['a fractional expiry', { exp: 9_999_999_999.5 }],
  ['a negative expiry', { exp: -1 }],
  ['a future issue', { iat: 9_999_999_999 }],
  ['a future start', { nbf: 9_999_999_999 }],
  ['no token_use', { token_use: undefined }],
  ['token_use as a list', { token_use: ['access'] }],
  ['no scope', { scope: undefined }],
  ['scope as a list', { scope: ['fleet/read'] }],
  ['scope as an object', { scope: { 'fleet/read': true } }],
  ['a longer scope', { scope: 'fleet/readonly' }],
  ['a scope with a prefix', { scope: 'xfleet/read' }],
  ['a scope with a slash', { scope: 'fleet/read/' }],
  ['a scope in capitals', { scope: 'FLEET/READ' }],
  ['scopes joined by a comma', { scope: 'fleet/read,fleet/write' }],
  ['scopes joined by a tab', { scope: 'fleet/read\tfleet/write' }],
  ['scopes joined by a no-break space', { scope: 'fleet/read\u00a0fleet/write' }],
  ['a scope with a zero-width space', { scope: 'fleet/read\u200b' }],
  ['a group that is two', { 'cognito:groups': ['admin,manager', 'tenant:north'] }],
])('a token of the pool with %s is refused', async (_name, changed) => {
  expect(await answerTo(`Bearer ${await signed({ ...claims(), ...changed })}`)).toEqual(unauthorized)
})

test.each([
  ['a scope twice', '"scope":"openid","scope":"fleet/read"'],
  ['a scope twice, once written with an escape', '"scope":"openid","sc\\u006fpe":"fleet/read"'],
  ['an endless expiry', '"scope":"fleet/read","exp":1e400'],
])('a token of the pool with %s is refused', async (_name, members) => {
  const { scope: _scope, ...rest } = claims()
  expect(
    await answerTo(`Bearer ${await signedText(`{${JSON.stringify(rest).slice(1, -1)},${members}}`)}`),
  ).toEqual(unauthorized)
})

test.each([
  ['jku', { jku: 'https://evil.example/jwks.json' }],
  ['x5u', { x5u: 'https://evil.example/key.pem' }],
  ['x5c', { x5c: ['AAAA'] }],
  ['jwk', { jwk: accessKey.jwk }],
  ['crit', { crit: ['exp'] }],
  ['b64', { b64: false }],
  ['zip', { zip: 'DEF' }],
  ['an unknown kid', { kid: 'another' }],
  ['no kid', { kid: undefined }],
  ['a kid that climbs', { kid: '../../etc/passwd' }],
  ['a kid of 5 kB', { kid: 'k'.repeat(5000) }],
  ['a kid list', { kid: ['access-key'] }],
  ['a kid from every object', { kid: '__proto__' }],
  ['RS384', { alg: 'RS384' }],
  ['PS256', { alg: 'PS256' }],
  ['none', { alg: 'none' }],
  ['NoNe', { alg: 'NoNe' }],
  ['no alg', { alg: undefined }],
])(
  'a token signed with the pool’s key but with %s in its header is refused, and nothing is fetched',
  async (_name, changed) => {
    const fetched = vi.fn<() => never>(() => {
      throw new Error('no way out')
    })
    vi.stubGlobal('fetch', fetched)
    const header = { alg: 'RS256', kid: accessKey.kid, ...changed }
    expect(await answerTo(`Bearer ${await signedText(JSON.stringify(claims()), header)}`)).toEqual(
      unauthorized,
    )
    expect(fetched).not.toHaveBeenCalled()
  },
)

test('a token without a signature is refused', async () => {
  const [header, payload] = (await signed(claims())).split('.')
  expect(await answerTo(`Bearer ${header}.${payload}.`)).toEqual(unauthorized)
  expect(await answerTo(`Bearer ${encoded({ alg: 'none' })}.${payload}.`)).toEqual(unauthorized)
  expect(await answerTo(`Bearer ${encoded({ alg: 'none', kid: accessKey.kid })}.${payload}.AAAA`)).toEqual(
    unauthorized,
  )
})

test('a token signed with the public key as a shared secret is refused', async () => {
  const spki = await exportSPKI(
    (await crypto.subtle.importKey(
      'jwk',
      accessKey.jwk,
      { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
      true,
      ['verify'],
    )) as never,
  )
  const input = `${encoded({ alg: 'HS256', kid: accessKey.kid })}.${encoded(claims())}`
  const signature = createHmac('sha256', spki).update(input).digest('base64url')
  expect(await answerTo(`Bearer ${input}.${signature}`)).toEqual(unauthorized)
})

test('a token signed by another key under the pool’s kid is refused', async () => {
  const key = await poolKey(accessKey.kid)
  expect(await answerTo(`Bearer ${await signed(claims(), { key })}`)).toEqual(unauthorized)
})

test('a token whose key was rotated out is refused', async () => {
  let published = accessKey.jwks
  const other = await poolKey('the-next-key')
  const rotating = createGateway({
    issuer,
    jwks: () => published,
    now: clock.now,
    handler: async () => ({ statusCode: 200, body: '{}' }),
  })
  const headers = { authorization: `Bearer ${await signed(claims())}` }
  const request = () => new Request('https://localhost/api/vehicles/read', { headers })
  expect((await rotating(request())).status).toBe(200)
  published = other.jwks
  expect((await rotating(request())).status).toBe(401)
})

test('a token with a changed claim is refused', async () => {
  const [header, , signature] = (await signed(claims())).split('.')
  expect(
    await answerTo(`Bearer ${header}.${encoded({ ...claims(), username: 'root' })}.${signature}`),
  ).toEqual(unauthorized)
})

test('padded and standard base64 are refused', async () => {
  const [header = '', payload, signature] = (await signed(claims())).split('.')
  expect(await answerTo(`Bearer ${header}=.${payload}.${signature}`)).toEqual(unauthorized)
  expect(await answerTo(`Bearer ${header}==.${payload}.${signature}`)).toEqual(unauthorized)
  expect(await answerTo(`Bearer ${header}+/.${payload}.${signature}`)).toEqual(unauthorized)
})

test('a JWE and a JSON serialization are refused', async () => {
  expect(await answerTo('Bearer eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d')).toEqual(unauthorized)
  const [header, payload, signature] = (await signed(claims())).split('.')
  expect(await answerTo(`Bearer ${JSON.stringify({ protected: header, payload, signature })}`)).toEqual(
    unauthorized,
  )
})

test('headers over 10,240 bytes are refused before anything is read of them', async () => {
  const token = await new SignJWT({ ...claims(), padding: 'x'.repeat(9000) })
    .setProtectedHeader({ alg: 'RS256', kid: accessKey.kid })
    .sign(accessKey.privateKey)
  expect((await answerTo(`Bearer ${token}`)).status).toBe(431)
})
