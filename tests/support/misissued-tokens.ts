import { type Attack, attack } from './attack.ts'
import { encoded, handmade, noSignature, pss, rsa } from './handmade-token.ts'
import { misissuedClaims } from './misissued-claims.ts'
import type { PoolKey } from './tokens.ts'

export interface MisissuedMaterial {
  /** The claims of a token that is good in every way. */
  readonly claims: Readonly<Record<string, unknown>>
  /** Signs access tokens now. */
  readonly key: PoolKey
}

/** Tokens that only the pool itself could make, had it lost its mind: its own key, over what it would never say. */
export function misissuedTokens(material: MisissuedMaterial): readonly Attack[] {
  return [
    ...otherAlgorithms(material),
    ...headers(material),
    ...repeatedNames(material),
    ...claimed(material),
  ]
}

function otherAlgorithms({ claims, key }: MisissuedMaterial): readonly Attack[] {
  const { kid } = key
  return [
    attack('RS384 with the pool’s key', handmade({ kid, alg: 'RS384' }, claims, rsa(key, 'sha384'))),
    attack('RS512 with the pool’s key', handmade({ kid, alg: 'RS512' }, claims, rsa(key, 'sha512'))),
    attack('PS256 with the pool’s key', handmade({ kid, alg: 'PS256' }, claims, pss(key))),
    attack('RS384 called RS256', handmade({ kid, alg: 'RS256' }, claims, rsa(key, 'sha384'))),
    attack('PS256 called RS256', handmade({ kid, alg: 'RS256' }, claims, pss(key))),
    attack('RS256 in small letters', handmade({ kid, alg: 'rs256' }, claims, rsa(key))),
  ]
}

function headers({ claims, key }: MisissuedMaterial): readonly Attack[] {
  const { kid, jwk } = key
  const b64 = { b64: false, crit: ['b64'] }
  const unencoded = `${encoded({ kid, alg: 'RS256', ...b64 })}.${encoded(claims)}.${encoded('x')}`
  const changed: Readonly<Record<string, object>> = {
    'no kid': { kid: undefined },
    'an empty kid': { kid: '' },
    'an unknown kid': { kid: 'another' },
    'a kid that climbs': { kid: '../../../../dev/null' },
    'a kid that is SQL': { kid: "' UNION SELECT 'key" },
    'a kid of an object’s own names': { kid: '__proto__' },
    'a kid list': { kid: [kid] },
    'a kid object': { kid: { kid } },
    'a numeric kid': { kid: 0 },
    'a jku': { jku: 'https://evil.example/keys.json' },
    'an x5u': { x5u: 'https://evil.example/key.pem' },
    'an x5c': { x5c: ['AAAA'] },
    'its own jwk': { jwk },
    'an unknown crit': { crit: ['urn:example:unknown'], 'urn:example:unknown': true },
    'an empty crit': { crit: [] },
    'a crit that names exp': { crit: ['exp'], exp: 1 },
    'b64 false': b64,
    'b64 false without crit': { b64: false },
    'a zip': { zip: 'DEF' },
    'a nested token’s cty': { cty: 'JWT' },
  }
  return [
    ...Object.entries(changed).map(([name, header]) =>
      attack(`${name} in the header`, handmade({ kid, alg: 'RS256', ...header }, claims, rsa(key))),
    ),
    attack('b64 false, and no signature of it', unencoded),
    attack('a kid of 10 kB', handmade({ kid: 'k'.repeat(10_240), alg: 'RS256' }, claims, rsa(key)), 431),
    attack('a kid of 5 kB', handmade({ kid: 'k'.repeat(5_000), alg: 'RS256' }, claims, rsa(key))),
    attack('a header that is a list', handmade('["RS256"]', claims, rsa(key))),
    attack('a header that is null', handmade('null', claims, rsa(key))),
    attack('a header that is no JSON', handmade('{', claims, rsa(key))),
    attack('claims that are a list', handmade({ kid, alg: 'RS256' }, '[]', rsa(key))),
    attack('claims that are a word', handmade({ kid, alg: 'RS256' }, '"admin"', rsa(key))),
    attack('claims that are no JSON', handmade({ kid, alg: 'RS256' }, '{', rsa(key))),
    attack('nothing that is signed', handmade({ kid, alg: 'RS256' }, '', noSignature)),
    attack(
      'a good token of 9 kB',
      handmade({ kid, alg: 'RS256' }, { ...claims, padding: 'x'.repeat(6_000) }, rsa(key)),
    ),
    attack(
      'a good token of 16 kB',
      handmade({ kid, alg: 'RS256' }, { ...claims, padding: 'x'.repeat(11_000) }, rsa(key)),
      431,
    ),
    attack(
      'a good token of 1 MB',
      handmade({ kid, alg: 'RS256' }, { ...claims, padding: 'x'.repeat(750_000) }, rsa(key)),
      431,
    ),
  ]
}

/** JSON whose readers may disagree about which of two members counts. */
function repeatedNames({ claims, key }: MisissuedMaterial): readonly Attack[] {
  const { kid } = key
  const header = JSON.stringify({ kid, alg: 'RS256' })
  const twice = (members: string, first = JSON.stringify(claims)) => `${first.slice(0, -1)},${members}}`
  const scope = JSON.stringify(claims['scope'])
  const exp = Number(claims['exp'])
  const payloads: Readonly<Record<string, string>> = {
    'scope twice, the good one last': twice(
      `"scope":${scope}`,
      JSON.stringify({ ...claims, scope: 'openid' }),
    ),
    'scope twice, the good one first': twice('"scope":"openid"'),
    'scope twice, one with an escape': twice('"sc\\u006fpe":"openid"'),
    'exp twice, the good one last': twice(`"exp":${exp}`, JSON.stringify({ ...claims, exp: 1 })),
    'exp twice, the good one first': twice('"exp":1'),
    'token_use twice': twice('"token_use":"id"'),
    'cognito:groups twice': twice('"cognito:groups":["admin","tenant:south"]'),
    'an exp of 1e400': twice('"exp":1e400', JSON.stringify({ ...claims, exp: undefined })),
    'an exp of -1e400': twice('"exp":-1e400', JSON.stringify({ ...claims, exp: undefined })),
    'an exp of NaN': twice('"exp":NaN', JSON.stringify({ ...claims, exp: undefined })),
  }
  return [
    ...Object.entries(payloads).map(([name, payload]) => attack(name, handmade(header, payload, rsa(key)))),
    attack('alg twice', handmade(twice('"alg":"none"', header), claims, rsa(key))),
    attack('kid twice', handmade(twice('"kid":"other"', header), claims, rsa(key))),
  ]
}

function claimed({ claims, key }: MisissuedMaterial): readonly Attack[] {
  return misissuedClaims(claims).map(([name, changed, status]) =>
    attack(name, handmade({ kid: key.kid, alg: 'RS256' }, { ...claims, ...changed }, rsa(key)), status),
  )
}
