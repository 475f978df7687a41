import { constants, createHmac, createPublicKey, type JsonWebKey, KeyObject, sign } from 'node:crypto'
import type { PoolKey } from './tokens.ts'

/** Makes the third part of a token from the first two. */
export type Signer = (input: string) => Buffer

/** A compact JWS of any header and payload (objects are written as JSON, texts stay as they are), however it is signed. */
export function handmade(header: object | string, payload: object | string, signer: Signer): string {
  const input = `${encoded(header)}.${encoded(payload)}`
  return `${input}.${signer(input).toString('base64url')}`
}

/** As base64url without padding. */
export function encoded(value: object | string): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
}

/** RSASSA-PKCS1-v1_5 with this hash: what RS256, RS384 and RS512 stand for. */
export function rsa({ privateKey }: PoolKey, hash: 'sha256' | 'sha384' | 'sha512' = 'sha256'): Signer {
  const key = KeyObject.from(privateKey)
  return (input) => sign(hash, Buffer.from(input), key)
}

/** RSASSA-PSS: what PS256 stands for. */
export function pss({ privateKey }: PoolKey): Signer {
  const key = KeyObject.from(privateKey)
  return (input) =>
    sign('sha256', Buffer.from(input), { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 })
}

/** What HS256, HS384 and HS512 stand for. */
export function hmac(secret: string | Buffer, hash: 'sha256' | 'sha384' | 'sha512' = 'sha256'): Signer {
  return (input) => createHmac(hash, secret).update(input).digest()
}

export const noSignature: Signer = () => Buffer.alloc(0)

/** The forms in which somebody may take the public key for a shared secret. */
export function secretsFrom(publicJwk: JsonWebKey): Readonly<Record<string, string | Buffer>> {
  const key = createPublicKey({ key: publicJwk, format: 'jwk' })
  const pem = String(key.export({ type: 'spki', format: 'pem' }))
  return {
    'its PEM': pem,
    'its PEM without the last line break': pem.trimEnd(),
    'its PKCS #1 PEM': String(key.export({ type: 'pkcs1', format: 'pem' })),
    'its DER': key.export({ type: 'spki', format: 'der' }),
    'its JWK': JSON.stringify(publicJwk),
    'its modulus': Buffer.from(publicJwk.n ?? '', 'base64url'),
  }
}

/** What a part of a token says. */
export function decoded(part = ''): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, 'base64url').toString())
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The same 256 bytes as base64url, written differently: the last character has four bits that nobody reads. */
export function withStrayBits(signature: string): string {
  const last = alphabet.indexOf(signature.at(-1) ?? 'A')
  return `${signature.slice(0, -1)}${alphabet[last ^ 1]}`
}
