import { afterAll, expect, test } from 'vitest'
import { routeNames, routeOf } from '#contract/routes.ts'
import { bare, openApiServer, type RawHeaders, unauthorized } from '../support/api-server.ts'
import { encoded } from '../support/handmade-token.ts'
import { accessClaims, accessKey, clientId, operator, poolKey, signed } from '../support/tokens.ts'

const { api, claims, token, send, list, listWith, listAs, close } = await openApiServer()
afterAll(close)

test('G01 without an Authorization header every route is Unauthorized', async () => {
  for (const { method, path } of routeNames.map(routeOf)) {
    const target = `/api${path.replace('{vehicleId}', api.vehicles[0].vehicleId)}`
    expect(bare(await send({ method, target }))).toEqual(unauthorized)
  }
})

test('G01 a token anywhere else is no Authorization header', async () => {
  const elsewhere: RawHeaders = [
    ['Cookie', `access_token=${token}; Authorization=Bearer ${token}`],
    ['X-Authorization', `Bearer ${token}`],
    ['Proxy-Authorization', `Bearer ${token}`],
    ['X-Amzn-Remapped-Authorization', `Bearer ${token}`],
  ]
  expect(bare(await list(elsewhere))).toEqual(unauthorized)
  const target = `/api/vehicles/read?access_token=${token}&Authorization=${token}`
  expect(bare(await send({ target }))).toEqual(unauthorized)
})

test.each(['authorization', 'AUTHORIZATION', 'aUtHoRiZaTiOn'])(
  'G02 the header may be written %s',
  async (name) => {
    expect((await list([[name, `Bearer ${token}`]])).status).toBe(200)
  },
)

test('G03 a raw JWT is accepted', async () => {
  expect((await listWith(token)).status).toBe(200)
})

test('G04 a JWT behind “Bearer ” is accepted', async () => {
  expect((await listWith(`Bearer ${token}`)).status).toBe(200)
})

test.each([
  ['the scheme alone', ['Bearer']],
  ['two spaces', [`Bearer  ${token}`]],
  ['a tab', [`Bearer\t${token}`]],
  ['another case of the scheme', [`bearer ${token}`]],
  ['another scheme', ['Basic YWRtaW46YWRtaW4=']],
  ['another scheme before the token', [`Basic ${token}`]],
  ['the scheme twice', [`Bearer Bearer ${token}`]],
  ['two headers', [`Bearer ${token}`, `Bearer ${token}`]],
  ['two headers, one of them empty', [`Bearer ${token}`, '']],
  ['two tokens joined by a comma', [`Bearer ${token},Bearer ${token}`]],
  ['two raw tokens joined by a comma', [`${token},${token}`]],
  ['a comma at the end', [`Bearer ${token},`]],
  ['something after the token', [`Bearer ${token} x`]],
])('G05 an Authorization header with %s is Unauthorized', async (_name, values) => {
  const headers = values.map((value) => ['Authorization', value] as const)
  expect(bare(await list(headers))).toEqual(unauthorized)
})

const [header = '', payload = '', signature = ''] = token.split('.')
test.each([
  ['one part', header],
  ['two parts', `${header}.${payload}`],
  ['four parts', `${token}.${signature}`],
  ['empty parts', '..'],
  ['bad base64 in the header', `%${header.slice(1)}.${payload}.${signature}`],
  ['bad base64 in the claims', `${header}.${payload}*.${signature}`],
  ['bad JSON in the header', `${encoded('{"alg":')}.${payload}.${signature}`],
  ['bad JSON in the claims', `${header}.${encoded('{"sub":')}.${signature}`],
  ['bad UTF-8 in the claims', `${header}.${Buffer.from([0xff, 0xfe]).toString('base64url')}.${signature}`],
])('G06 a token of %s is Unauthorized', async (_name, malformed) => {
  expect(bare(await listWith(`Bearer ${malformed}`))).toEqual(unauthorized)
})

test('G07 a bad signature is Unauthorized (that it is 403 is unconfirmed: one report)', async () => {
  expect(bare(await listWith(`Bearer ${header}.${payload}.${signature.toLowerCase()}`))).toEqual(unauthorized)
  expect(bare(await listAs({}, await poolKey(accessKey.kid)))).toEqual(unauthorized)
})

test('G08 an expired token is told so, from its last second on', async () => {
  const now = api.clock.seconds()
  expect((await listAs({ exp: now + 1 })).status).toBe(200)
  for (const exp of [now, now - 1, 1]) {
    expect(bare(await listAs({ exp }))).toEqual({
      status: 401,
      errorType: 'UnauthorizedException',
      text: '{"message":"The incoming token has expired"}',
    })
  }
})

test('G08 an expired token that someone else signed is told nothing', async () => {
  const key = await poolKey(accessKey.kid)
  expect(bare(await listAs({ exp: 1 }, key))).toEqual(unauthorized)
})

test('G09 a token of another pool’s issuer is Unauthorized', async () => {
  const iss = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_OTHER'
  expect(bare(await listAs({ iss }))).toEqual(unauthorized)
})

test('G10 an ID token on a scoped route is Unauthorized, whichever key signed it', async () => {
  const idToken = { token_use: 'id', aud: clientId, client_id: undefined, 'cognito:username': 'admin' }
  for (const scope of [undefined, claims['scope']]) {
    expect(bare(await listAs({ ...idToken, scope }))).toEqual(unauthorized)
    expect(bare(await listAs({ ...idToken, scope }, await poolKey('id-key')))).toEqual(unauthorized)
  }
})

test('G13 a token without the route’s scope is Unauthorized, not 403', async () => {
  const operators = accessClaims(operator, api.clock.seconds())
  const Authorization = `Bearer ${await signed(operators)}`
  const { vehicleId } = api.vehicles[0]
  for (const [method, path] of [
    ['PATCH', `/vehicles/update/${vehicleId}`],
    ['POST', `/vehicles/command/${vehicleId}/unlock-doors`],
  ]) {
    const target = `/api${path}`
    const answer = await send({
      method: method ?? '',
      target,
      headers: [['Authorization', Authorization]],
    })
    expect(bare(answer)).toEqual(unauthorized)
  }
})

test.each(['fleet/readonly', 'xfleet/read', 'fleet/read/', 'FLEET/READ', 'fleet/read,fleet/write'])(
  'G15 the scope %s is not fleet/read: Unauthorized',
  async (scope) => {
    expect(bare(await listAs({ scope }))).toEqual(unauthorized)
    expect((await listAs({ scope: `${scope} fleet/read` })).status).toBe(200)
  },
)
