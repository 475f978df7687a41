import { randomUUID } from 'node:crypto'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK } from 'jose'
import * as v from 'valibot'

const text = v.pipe(v.string(), v.nonEmpty())

/** An RSA private key as it is kept (RFC 7518, 6.3.2). */
export const privateJwk = v.object({
  kid: text,
  kty: v.literal('RSA'),
  n: text,
  e: text,
  d: text,
  p: text,
  q: text,
  dp: text,
  dq: text,
  qi: text,
})
export type PrivateJwk = v.InferOutput<typeof privateJwk>

/** A public key as the JWKS shows it, in Cognito's order. */
export const publicJwk = v.object({
  alg: v.literal('RS256'),
  e: text,
  kid: text,
  kty: v.literal('RSA'),
  n: text,
  use: v.literal('sig'),
})
export type PublicJwk = v.InferOutput<typeof publicJwk>

export interface SigningKey {
  readonly privateKey: CryptoKey
  readonly publicJwk: PublicJwk
}

/** Which tokens a key signs. */
export type TokenUse = 'access' | 'id'

/** Cognito signs access and ID tokens with different keys; so does this. */
export type SigningKeys = Readonly<Record<TokenUse, SigningKey>>

/** Makes a new RSA key with a random key id. */
export async function generatePrivateJwk(): Promise<PrivateJwk> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return v.parse(privateJwk, { ...(await exportJWK(privateKey)), kid: randomUUID() })
}

/** Makes a kept key usable. @throws if it is not a key. */
export async function signingKeyFrom(jwk: PrivateJwk): Promise<SigningKey> {
  const privateKey = await importJWK(jwk, 'RS256')
  if (privateKey instanceof Uint8Array) throw new TypeError('Expected an RSA key, found a symmetric one')
  return { privateKey, publicJwk: publicJwkOf(jwk) }
}

/** What everyone may see of a key. */
export function publicJwkOf({ e, kid, kty, n }: PrivateJwk): PublicJwk {
  return { alg: 'RS256', e, kid, kty, n, use: 'sig' }
}
