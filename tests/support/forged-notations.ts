import { type Attack, attack } from './attack.ts'
import type { ForgeryMaterial } from './forged-signatures.ts'
import { decoded, encoded, handmade, rsa, withStrayBits } from './handmade-token.ts'

/** A good token that was changed, written in another way, sent more than once, or blown up. */
export function forgedNotations(material: ForgeryMaterial): readonly Attack[] {
  return [
    ...changed(material),
    ...writtenOtherwise(material),
    ...sentOtherwise(material),
    ...oversized(material),
  ]
}

function changed({ token }: ForgeryMaterial): readonly Attack[] {
  const [header = '', payload = '', signature = ''] = token.split('.')
  const claims = decoded(payload)
  const bytes = Buffer.from(signature, 'base64url')
  const withClaims = (other: object) => `${header}.${encoded(other)}.${signature}`
  const withSignature = (other: Buffer) => `${header}.${payload}.${other.toString('base64url')}`
  return [
    attack('a changed claim', withClaims({ ...claims, username: 'root' })),
    attack('an added claim', withClaims({ ...claims, admin: true })),
    attack(
      'the claims in another order',
      withClaims(Object.fromEntries(Object.entries(claims).toReversed())),
    ),
    attack('a changed header', `${encoded({ ...decoded(header), typ: 'JWT' })}.${payload}.${signature}`),
    attack(
      'one bit of the signature flipped',
      withSignature(Buffer.from(bytes.map((byte, at) => (at === 100 ? byte ^ 1 : byte)))),
    ),
    attack('a shorter signature', withSignature(bytes.subarray(0, 255))),
    attack('a longer signature', withSignature(Buffer.concat([bytes, bytes]))),
    attack('a signature of zeros', withSignature(Buffer.alloc(256))),
  ]
}

function writtenOtherwise({ token, attackerKey }: ForgeryMaterial): readonly Attack[] {
  const [header = '', payload = '', signature = ''] = token.split('.')
  const flattened = JSON.stringify({ protected: header, payload, signature })
  const general = JSON.stringify({ payload, signatures: [{ protected: header, signature }] })
  const jweHeader = { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: attackerKey.kid }
  return [
    attack('two parts only', `${header}.${payload}`),
    attack('a fourth part', `${token}.${signature}`),
    attack('a detached payload', `${header}..${signature}`),
    attack('a padded header', `${header}=.${payload}.${signature}`),
    attack('a padded payload', `${header}.${payload}==.${signature}`),
    attack('a padded signature', `${header}.${payload}.${signature}==`),
    attack(
      'a signature in standard base64',
      `${header}.${payload}.${Buffer.from(signature, 'base64url').toString('base64')}`,
    ),
    attack('stray bits at the end of the signature', `${header}.${payload}.${withStrayBits(signature)}`),
    attack('a line break, percent-encoded', `${header}.${payload}%0A.${signature}`),
    attack('JSON serialization, flattened', flattened),
    attack('JSON serialization, general', general),
    attack('JSON serialization in base64url', encoded(flattened)),
    attack('a JWE', [encoded(jweHeader), payload, 'aXY', signature, 'dGFn'].join('.')),
    attack(
      'a token within a token',
      handmade({ kid: attackerKey.kid, alg: 'RS256', cty: 'JWT' }, token, rsa(attackerKey)),
    ),
  ]
}

function sentOtherwise({ token }: ForgeryMaterial): readonly Attack[] {
  const good = `Bearer ${token}`
  return [
    { name: 'the good token twice in one header', authorization: [`${good}, ${good}`], status: 401 },
    { name: 'the good header twice', authorization: [good, good], status: 401 },
    { name: 'a good header after a bad one', authorization: ['Bearer x.y.z', good], status: 401 },
    { name: 'a good header before a bad one', authorization: [good, 'Bearer x.y.z'], status: 401 },
    { name: 'the good token in quotes', authorization: [`Bearer "${token}"`], status: 401 },
    { name: 'the good token behind another scheme', authorization: [`JWT ${token}`], status: 401 },
  ]
}

function oversized({ token, attackerKey, publicJwk: { kid } }: ForgeryMaterial): readonly Attack[] {
  const claims = decoded(token.split('.')[1])
  const padded = (bytes: number) =>
    handmade({ kid, alg: 'RS256' }, { ...claims, padding: 'x'.repeat(bytes) }, rsa(attackerKey))
  return [
    attack('a forged token of 9 kB', padded(6_000)),
    attack('a forged token of 16 kB', padded(11_000), 431),
    attack('a forged token of 1 MB', padded(750_000), 431),
    attack('one word of 9 kB', 'a'.repeat(9_000)),
    attack('9 kB of dots', '.'.repeat(9_000)),
  ]
}
