import { type Attack, attack } from './attack.ts'
import { forgedNotations } from './forged-notations.ts'
import { forgedSignatures, type ForgeryMaterial } from './forged-signatures.ts'
import { handmade, rsa } from './handmade-token.ts'
import { misissuedTokens } from './misissued-tokens.ts'
import { type PoolKey, signed } from './tokens.ts'

/** Who signs what. */
export interface AttackMaterial {
  /** The claims of a token that is good in every way. */
  readonly claims: Readonly<Record<string, unknown>>
  /** Signs access tokens now. */
  readonly accessKey: PoolKey
  /** Signs ID tokens. */
  readonly idKey: PoolKey
  /** Signed access tokens until it was replaced. */
  readonly rotatedOutKey: PoolKey
  /** Belongs to somebody else. */
  readonly attackerKey: PoolKey
}

/** Every attack there is a name for: forgeries, keys for something else, and tokens that the pool should never have signed. */
export async function attacks(material: AttackMaterial): Promise<readonly Attack[]> {
  const { claims, accessKey, attackerKey } = material
  const token = await signed(claims, { key: accessKey })
  return [
    ...forgeries({ token, publicJwk: accessKey.jwk, attackerKey }),
    ...wrongKeys(material),
    ...misissuedTokens({ claims, key: accessKey }),
  ]
}

/** Attacks that need none of the pool's secrets. All are the gateway's to refuse. */
export function forgeries(material: ForgeryMaterial): readonly Attack[] {
  return [...forgedSignatures(material), ...forgedNotations(material)]
}

function wrongKeys({ claims, accessKey, idKey, rotatedOutKey }: AttackMaterial): readonly Attack[] {
  const by = (key: PoolKey, payload: object, kid = key.kid) =>
    handmade({ kid, alg: 'RS256' }, payload, rsa(key))
  const idToken = { ...claims, token_use: 'id', aud: claims['client_id'] }
  return [
    attack('an access token signed by a rotated-out key', by(rotatedOutKey, claims)),
    attack('a rotated-out key under the present kid', by(rotatedOutKey, claims, accessKey.kid)),
    attack('an access token signed by the key for ID tokens', by(idKey, claims)),
    attack('the key for ID tokens under the kid for access tokens', by(idKey, claims, accessKey.kid)),
    attack('an ID token', by(idKey, idToken)),
    attack('an ID token signed by the key for access tokens', by(accessKey, idToken)),
  ]
}
