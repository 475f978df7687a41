import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { openApi } from '../support/api.ts'
import { handmade, rsa } from '../support/handmade-token.ts'
import { accessClaims, accessKey, admin, clientId, issuer, poolKey } from '../support/tokens.ts'

const api = await openApi()
afterAll(() => api.close())

const now = api.clock.seconds()
const keys = {
  access: accessKey,
  id: await poolKey('id-key'),
  rotatedOut: await poolKey('rotated-out-key'),
  attacker: await poolKey('attacker-key'),
}

/** Mostly what a good token has, sometimes something close to it, sometimes anything. `undefined` leaves it out. */
const mostly = (good: readonly unknown[], close: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 14, arbitrary: fc.constantFrom(...good) },
    { weight: 1, arbitrary: fc.constantFrom(...close, undefined, null) },
    { weight: 1, arbitrary: fc.oneof(fc.jsonValue(), fc.integer({ min: now - 10, max: now + 10 })) },
  )

const anyClaims = fc.record({
  iss: mostly([issuer], [`${issuer}/`, issuer.toUpperCase(), [issuer]]),
  token_use: mostly(['access'], ['id', 'Access', ['access']]),
  exp: mostly([now + 900, now + 1], [now, now - 1, -1, now + 0.5, String(now + 900), 2 ** 60]),
  iat: mostly([now, now - 60, undefined], [now + 1, now + 3600, String(now), 0]),
  nbf: mostly([undefined, now], [now + 1, String(now), -1]),
  scope: mostly(
    ['fleet/read', 'openid fleet/read', 'fleet/write fleet/read fleet/command'],
    [
      'fleet/readonly',
      'fleet/write',
      'fleet/read,openid',
      'openid\tfleet/read',
      'FLEET/READ',
      ['fleet/read'],
    ],
  ),
  client_id: mostly([clientId], ['anotherclientanotherclien0', '', clientId.toUpperCase()]),
  'cognito:groups': mostly(
    [
      ['admin', 'tenant:north'],
      ['tenant:north', 'other', 'operator'],
    ],
    [
      ['admin'],
      ['tenant:north'],
      ['Admin', 'tenant:north'],
      ['admin,tenant:north'],
      ['admin', 'tenant:north', 'tenant:south'],
    ],
  ),
  sub: mostly([admin.sub], ['']),
})

const anyHeader = fc.record({
  alg: fc.oneof(
    { weight: 20, arbitrary: fc.constant('RS256') },
    fc.constantFrom('RS384', 'HS256', 'none', undefined),
  ),
  extra: fc.oneof(
    { weight: 10, arbitrary: fc.constant({}) },
    fc.constantFrom({ jku: 'https://evil.example' }, { crit: [] }, { b64: false }),
  ),
})
const anyKeys = fc.record({
  key: fc.oneof(
    { weight: 12, arbitrary: fc.constant('access') },
    fc.constantFrom('id', 'rotatedOut', 'attacker'),
  ),
  kid: fc.oneof({ weight: 12, arbitrary: fc.constant('own') }, fc.constantFrom('access', 'id', 'unknown')),
})

type Claims = Record<string, unknown>
type Signing = { readonly key: keyof typeof keys; readonly kid: 'own' | 'access' | 'id' | 'unknown' }

const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value)
const isPast = (value: unknown) => value === undefined || (isWhole(value) && value > 0 && value <= now)

/** What a Cognito authorizer with the scope fleet/read asks of a token, said in one list. */
function gatewayAsks(
  { iss, token_use, exp, iat, nbf, scope, ...claims }: Claims,
  header: { alg: unknown; extra: object },
  { key, kid }: Signing,
) {
  const groups = claims['cognito:groups']
  return {
    'the pool’s key for access tokens': key === 'access' && (kid === 'own' || kid === 'access'),
    RS256: header.alg === 'RS256',
    'no other member in the header': Object.keys(header.extra).length === 0,
    'the pool as issuer': iss === issuer,
    'an access token': token_use === 'access',
    'issued and valid by now': isPast(iat) && isPast(nbf),
    'an expiry': isWhole(exp) && exp > 0,
    'the scope, among names with one space between':
      typeof scope === 'string' && /(^| )fleet\/read( |$)/.test(scope),
    'groups by name, none of which is two':
      !Array.isArray(groups) || groups.every((name) => typeof name === 'string' && !name.includes(',')),
    'sub, if any, as text': claims['sub'] === undefined || typeof claims['sub'] === 'string',
  }
}

/** What the boundary asks after it: our own app client, a person, one tenant, a role. */
function boundaryAsks({ client_id, sub, 'cognito:groups': groups }: Claims) {
  const names: readonly unknown[] = Array.isArray(groups)
    ? groups
    : typeof groups === 'string'
      ? groups.split(',')
      : []
  const tenants = names.filter((name) => typeof name === 'string' && name.startsWith('tenant:'))
  return {
    'our app client': client_id === clientId,
    somebody: typeof sub === 'string' && sub !== '',
    'one tenant': tenants.length === 1 && /^tenant:[a-z0-9][a-z0-9-]*$/.test(String(tenants[0])),
    'a role': ['operator', 'manager', 'admin'].some((role) => names.includes(role)),
  }
}

const unmet = (asked: Readonly<Record<string, boolean>>) =>
  Object.entries(asked)
    .filter(([, isMet]) => !isMet)
    .map(([name]) => name)

test('a token is accepted only if every check holds', async () => {
  const counted = { 200: 0, 401: 0, 403: 0 }
  await fc.assert(
    fc.asyncProperty(anyClaims, anyHeader, anyKeys, async (changed, header, signing) => {
      const { key, kid } = signing as Signing
      const kids = { own: keys[key].kid, access: keys.access.kid, id: keys.id.kid, unknown: 'unknown' }
      const claims: Claims = { ...accessClaims(admin, now), ...changed }
      const token = handmade({ kid: kids[kid], alg: header.alg, ...header.extra }, claims, rsa(keys[key]))
      const answer = await api.send(
        new Request('https://localhost/api/vehicles/read?limit=1', {
          headers: { authorization: `Bearer ${token}` },
        }),
      )
      const refusedByGateway = unmet(gatewayAsks(claims, header, { key, kid }))
      const refusedByBoundary = unmet(boundaryAsks(claims))
      const { exp } = claims
      const isExpired = typeof exp === 'number' && exp <= now
      const expected =
        refusedByGateway.length > 0 || isExpired ? 401 : refusedByBoundary.length > 0 ? 403 : 200
      expect({ status: answer.status, refusedByGateway, refusedByBoundary, isExpired }).toMatchObject({
        status: expected,
      })
      counted[expected] += 1
    }),
    { numRuns: 600 },
  )
  // Each side of the question was really asked.
  expect(Math.min(...Object.values(counted))).toBeGreaterThan(10)
})
