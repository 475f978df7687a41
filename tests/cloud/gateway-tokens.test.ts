import { Verify } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { createGateway } from '#cloud/local/gateway/gateway.ts'
import { movableClock } from '../support/clock.ts'
import { encoded, handmade, rsa } from '../support/handmade-token.ts'
import { accessClaims, accessKey, admin, issuer, poolKey, signed } from '../support/tokens.ts'

const clock = movableClock()
const claims = accessClaims(admin, clock.seconds())
let published = accessKey.jwks
const gateway = createGateway({
  issuer,
  jwks: () => published,
  now: clock.now,
  handler: async () => ({ statusCode: 200, body: '{}' }),
})

afterEach(() => {
  vi.restoreAllMocks()
  published = accessKey.jwks
})

async function statusOf(token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` }
  return (await gateway(new Request('https://localhost/api/vehicles/read', { headers }))).status
}

test('every request verifies its token anew', async () => {
  const verify = vi.spyOn(Verify.prototype, 'verify')
  const token = await signed(claims)
  for (let request = 1; request <= 20; request += 1) {
    expect(await statusOf(token)).toBe(200)
    expect(verify.mock.results.filter(({ value }) => value === true)).toHaveLength(request)
  }
})

test('a token is refused from the moment that its key is no longer published', async () => {
  const token = await signed(claims)
  const next = await poolKey('the-next-key')
  expect(await statusOf(token)).toBe(200)
  published = { keys: [...accessKey.jwks.keys, ...next.jwks.keys] }
  expect(await statusOf(token)).toBe(200)
  published = next.jwks
  expect(await statusOf(token)).toBe(401)
  expect(await statusOf(await signed(claims, { key: next }))).toBe(200)
})

test('only RS256 counts, also where the published key names no algorithm', async () => {
  published = { keys: accessKey.jwks.keys.map(({ alg: _alg, ...jwk }) => jwk) } as typeof published
  const { kid } = accessKey
  expect(await statusOf(handmade({ kid, alg: 'RS256' }, claims, rsa(accessKey)))).toBe(200)
  expect(await statusOf(handmade({ kid, alg: 'RS384' }, claims, rsa(accessKey, 'sha384')))).toBe(401)
  expect(await statusOf(handmade({ kid, alg: 'RS512' }, claims, rsa(accessKey, 'sha512')))).toBe(401)
})

test('whoever invents issuers costs no verification: the verifier would remember a key for each', async () => {
  const verify = vi.spyOn(Verify.prototype, 'verify')
  const [header, , signature] = (await signed(claims)).split('.')
  for (const iss of ['https://evil.example/1', 'https://evil.example/2', undefined, null, [issuer]]) {
    expect(await statusOf(`${header}.${encoded({ ...claims, iss })}.${signature}`)).toBe(401)
  }
  expect(verify).not.toHaveBeenCalled()
})
