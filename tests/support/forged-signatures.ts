import { type Attack, attack } from './attack.ts'
import { decoded, encoded, handmade, hmac, noSignature, rsa, secretsFrom } from './handmade-token.ts'
import type { PoolKey } from './tokens.ts'

/** What anybody has who was once signed in: a token, and the public key from the pool's JWKS. */
export interface ForgeryMaterial {
  /** A good access token. */
  readonly token: string
  readonly publicJwk: PoolKey['jwk']
  readonly attackerKey: PoolKey
}

const evil = 'https://evil.example/keys.json'

/** Tokens with good claims and no signature of the pool: none, one with the public key as a secret, one by another key. */
export function forgedSignatures(material: ForgeryMaterial): readonly Attack[] {
  return [...unsigned(material), ...publicKeyAsSecret(material), ...keyOfTheirOwn(material)]
}

function unsigned({ token, publicJwk: { kid } }: ForgeryMaterial): readonly Attack[] {
  const [, payload = '', signature = ''] = token.split('.')
  const algorithms = ['none', 'None', 'NONE', 'nOnE', 'none ', '', null, ['RS256'], undefined]
  return algorithms.flatMap((alg) => [
    attack(
      `alg ${JSON.stringify(alg)} without a signature`,
      handmade({ kid, alg }, decoded(payload), noSignature),
    ),
    attack(`alg ${JSON.stringify(alg)} with a signature`, `${encoded({ kid, alg })}.${payload}.${signature}`),
  ])
}

function publicKeyAsSecret({ token, publicJwk }: ForgeryMaterial): readonly Attack[] {
  const { kid, n = '' } = publicJwk
  const claims = decoded(token.split('.')[1])
  const as = (alg: string, secret: string | Buffer, hash: 'sha256' | 'sha512' = 'sha256') =>
    handmade({ kid, alg }, claims, hmac(secret, hash))
  return [
    ...Object.entries(secretsFrom(publicJwk)).map(([form, secret]) =>
      attack(`HS256 keyed with the public key, ${form}`, as('HS256', secret)),
    ),
    attack('HS256 keyed with nothing', as('HS256', '')),
    attack('HS512 keyed with the public key', as('HS512', n, 'sha512')),
    attack('HS256 keyed with the public key and called RS256', as('RS256', n)),
  ]
}

function keyOfTheirOwn({ token, publicJwk, attackerKey }: ForgeryMaterial): readonly Attack[] {
  const claims = decoded(token.split('.')[1])
  const by = (header: object, payload: object = claims) =>
    handmade({ alg: 'RS256', ...header }, payload, rsa(attackerKey))
  const kids = { 'the pool’s': publicJwk.kid, 'its own': attackerKey.kid }
  return [
    attack('the attacker’s key without a kid', by({})),
    ...Object.entries(kids).flatMap(([whose, kid]) => [
      attack(`the attacker’s key under ${whose} kid`, by({ kid })),
      attack(`the attacker’s key behind a jku, under ${whose} kid`, by({ kid, jku: evil })),
      attack(`the attacker’s key behind an x5u, under ${whose} kid`, by({ kid, x5u: evil })),
      attack(`the attacker’s key in an x5c, under ${whose} kid`, by({ kid, x5c: ['MIIBIjAN'] })),
      attack(`the attacker’s key in a jwk, under ${whose} kid`, by({ kid, jwk: attackerKey.jwk })),
    ]),
    attack('the attacker’s key at the address that is its kid', by({ kid: evil })),
    attack(
      'the attacker’s own issuer, where its keys would be found',
      by({ kid: attackerKey.kid }, { ...claims, iss: 'https://evil.example' }),
    ),
  ]
}
