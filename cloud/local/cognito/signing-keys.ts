import { randomUUID } from 'node:crypto'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
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

/** A public key as the JWKS shows it. */
export interface PublicJwk {
  readonly kid: string
  readonly alg: 'RS256'
  readonly kty: 'RSA'
  readonly use: 'sig'
  readonly n: string
  readonly e: string
}

export interface SigningKey {
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
  readonly publicJwk: PublicJwk
}

/** Cognito signs access and ID tokens with different keys; so does this. */
export interface SigningKeys {
  readonly access: SigningKey
  readonly id: SigningKey
}

/** Makes a new RSA key with a random key id. */
export async function generatePrivateJwk(): Promise<PrivateJwk> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return v.parse(privateJwk, { ...(await exportJWK(privateKey)), kid: randomUUID() })
}

/** Makes a kept key usable. @throws if it is not a key. */
export async function signingKeyFrom({ kid, kty, n, e, ...secret }: PrivateJwk): Promise<SigningKey> {
  const publicJwk: PublicJwk = { kid, alg: 'RS256', kty, use: 'sig', n, e }
  return {
    privateKey: await importRsa({ kty, n, e, ...secret }),
    publicKey: await importRsa({ kty, n, e }),
    publicJwk,
  }
}

async function importRsa(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, 'RS256')
  if (key instanceof Uint8Array) throw new TypeError('Expected an RSA key, found a symmetric one')
  return key
}
