import { afterAll, expect, test } from 'vitest'
import { forgeries } from '../support/attacks.ts'
import { serveCloud } from '../support/gateway-server.ts'
import { decoded } from '../support/handmade-token.ts'
import { control, startLocalCloud } from '../support/local-cloud.ts'
import { noWayOut } from '../support/no-way-out.ts'
import { callService, signIn } from '../support/sign-in.ts'
import { poolKey, type PoolKey } from '../support/tokens.ts'
import { tracesOf } from '../support/traces.ts'

const cloud = await startLocalCloud()
const server = await serveCloud(cloud.cloud)
afterAll(async () => {
  await server.close()
  await cloud.close()
})

const vehicleId = async (token: string) =>
  JSON.parse((await call('GET /vehicles/read?limit=1', [token])).text).items[0].vehicleId

function call(route: string, authorization: readonly string[]) {
  const [method = '', path = ''] = route.split(' ')
  const headers = [
    ...authorization.map((value) => ['Authorization', value] as const),
    ['If-Match', '"1"'] as const,
    ['Idempotency-Key', crypto.randomUUID()] as const,
  ]
  return server.send({
    method,
    target: `/api${path}`,
    headers,
    body: method === 'PATCH' ? '{"callSign":"X"}' : '',
  })
}

/** The JWK in the pool's own JWKS that a token names. */
async function publishedKeyOf(token: string): Promise<PoolKey['jwk']> {
  const response = await cloud.fetch('/us-east-1_FLEETLOCAL/.well-known/jwks.json')
  const { keys } = await response.json()
  const { kid } = decoded(token.split('.')[0])
  return keys.find((key: { kid: string }) => key.kid === kid)
}

test('attack: every forgery, on the whole local cloud with a token it gave', async () => {
  const { access_token: token, id_token, refresh_token } = await signIn(cloud, 'admin')
  const id = await vehicleId(token)
  const material = {
    token,
    publicJwk: await publishedKeyOf(token),
    attackerKey: await poolKey('attacker-key'),
  }
  const all = [
    ...forgeries(material),
    { name: 'its ID token', authorization: [`Bearer ${id_token}`], status: 401 },
    { name: 'its refresh token', authorization: [`Bearer ${refresh_token}`], status: 401 },
  ]
  const routes = [
    'GET /vehicles/read',
    `PATCH /vehicles/update/${id}`,
    `POST /vehicles/command/${id}/unlock-doors`,
  ]
  using wayOut = noWayOut(server.port)
  const wrong: string[] = []
  for (const { name, authorization, status } of all) {
    for (const route of routes) {
      const answer = await call(route, authorization)
      // Of a megabyte Node’s parser may hang up while it is still being sent.
      const isCut = status === 431 && answer.status === 0
      if (answer.status !== status && !isCut) wrong.push(`${name}: ${route} ${answer.status}`)
    }
  }
  expect(wrong).toEqual([])
  expect(all.length).toBeGreaterThan(60)
  expect(wayOut.attempts).toEqual([])
  const log = await (await cloud.fetch('/local-cloud/log')).text()
  expect(log).toContain('"status":401')
  const secrets = [token, id_token, refresh_token, ...all.flatMap(({ authorization }) => authorization)]
  expect(secrets.flatMap((secret) => tracesOf(secret, [log, ...cloud.logged].join('\n')))).toEqual([])
  expect((await call('GET /vehicles/read', [`Bearer ${token}`])).status).toBe(200)
})

test('G20 a revoked access token is let through until it expires', async () => {
  const { access_token, refresh_token } = await signIn(cloud, 'operator')
  const ClientId = cloud.amplifyConfig.Auth.Cognito.userPoolClientId
  const revoked = await callService(cloud, 'RevokeToken', { ClientId, Token: refresh_token })
  expect(revoked.status).toBe(200)
  const list = () => call('GET /vehicles/read', [`Bearer ${access_token}`])
  expect((await list()).status).toBe(200)
  cloud.clock.forward({ minutes: 15 })
  const late = await list()
  expect([late.status, late.text]).toEqual([401, '{"message":"The incoming token has expired"}'])
})

test('a token outlives the rotation of the keys, and the key outlives no token', async () => {
  const before = await signIn(cloud, 'operator')
  await control(cloud, { rotateKeys: true })
  const after = await signIn(cloud, 'operator')
  const statuses = async () => {
    const answers = [before, after].map(({ access_token }) => call('GET /vehicles/read', [access_token]))
    return (await Promise.all(answers)).map(({ status }) => status)
  }
  const key = decoded(before.access_token.split('.')[0])['kid']
  expect(decoded(after.access_token.split('.')[0])['kid']).not.toBe(key)
  expect(await statuses()).toEqual([200, 200])
  cloud.clock.forward({ minutes: 16 })
  await signIn(cloud, 'operator')
  expect(await statuses()).toEqual([401, 401])
  expect(await publishedKeyOf(before.access_token)).toBeUndefined()
})
