import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { CognitoJwtInvalidGroupError, JwtInvalidClaimError } from 'aws-jwt-verify/error'
import { type Jwks, SimpleJwksCache } from 'aws-jwt-verify/jwk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startCognito } from '../support/cognito.ts'
import { overHttp } from '../support/over-http.ts'
import { signIn } from '../support/sign-in.ts'

const userPoolId = 'us-east-1_FLEETLOCAL'
const clientId = 'fleetconsolelocalappclient'

const start = () => overHttp((origin) => startCognito({ origin }))
let cloud: Awaited<ReturnType<typeof start>>
beforeAll(async () => {
  cloud = await start()
})
afterAll(() => cloud[Symbol.asyncDispose]())

/** What would be fetched from AWS comes from the local cloud: the path below the host is the same. */
const jwksCache = () =>
  new SimpleJwksCache({
    fetcher: { fetch: async (uri) => (await cloud.fetch(new URL(uri).pathname)).arrayBuffer() },
  })

function verifier(tokenUse: 'access' | 'id' | null, changes: object = {}) {
  return CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse, ...changes }, { jwksCache: jwksCache() })
}

test('an access token is verified as one, with its scopes and groups', async () => {
  const { access_token } = await signIn(cloud, 'manager')
  const options = { scope: 'fleet/write', groups: 'tenant:north' }
  expect(await verifier('access', options).verify(access_token)).toMatchObject({
    token_use: 'access',
    client_id: clientId,
    username: 'manager',
    'cognito:groups': ['manager', 'tenant:north'],
  })
})

test('an ID token is verified as one', async () => {
  const { id_token } = await signIn(cloud, 'manager')
  expect(await verifier('id').verify(id_token)).toMatchObject({
    token_use: 'id',
    aud: clientId,
    'cognito:username': 'manager',
  })
})

test('each is refused as the other', async () => {
  const { access_token, id_token } = await signIn(cloud, 'manager')
  await expect(verifier('id').verify(access_token)).rejects.toThrow('Token use not allowed: access')
  await expect(verifier('access').verify(id_token)).rejects.toThrow('Token use not allowed: id')
})

test('another client, a scope or a group that is not there is refused', async () => {
  const { access_token } = await signIn(cloud, 'operator')
  const verify = (changes: object) => verifier('access', changes).verify(access_token)
  await expect(verify({ clientId: 'other' })).rejects.toThrow(JwtInvalidClaimError)
  await expect(verify({ scope: 'fleet/unlock' })).rejects.toThrow(JwtInvalidClaimError)
  await expect(verify({ groups: 'admin' })).rejects.toThrow(CognitoJwtInvalidGroupError)
})

test('the key set is one that it takes, each key known by its kid', async () => {
  const { access_token, id_token } = await signIn(cloud, 'manager')
  const answer = await cloud.fetch(`/${userPoolId}/.well-known/jwks.json`)
  const either = verifier(null)
  either.cacheJwks((await answer.json()) as Jwks)
  expect(either.verifySync(access_token).token_use).toBe('access')
  expect(either.verifySync(id_token).token_use).toBe('id')
})
