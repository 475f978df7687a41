import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { probe } from '../row.ts'
import type { Side } from '../side.ts'
import { objectIn } from '../told.ts'
import { listed } from './token-rows.ts'

const key = { made: undefined as KeyObject | undefined }

/** Tokens that the user pool did not sign. None of them may open anything; how they are refused is not documented by AWS. */
export const forgedProbe = probe(
  {
    'forged signature-changed': { about: 'a token whose signature has another last character but four' },
    'forged claims-changed': { about: 'a token whose claims name every scope' },
    'forged other-key': { about: 'a token signed by a key of somebody else, under the pool’s key id' },
    'forged unknown-key-id': { about: 'a token signed by a key of somebody else, under its own key id' },
    'forged none': { about: 'a token with alg none and no signature' },
    'forged hs256': { about: 'a token with alg HS256, keyed with the key id' },
    'forged other-issuer': { about: 'a token of another issuer, signed by a key of somebody else' },
  },
  async (side) => {
    const [header, claims, signature] = partsOf(side.tokens.admin.accessToken)
    const head = objectIn(textOf(header))
    const said = objectIn(textOf(claims))
    const flipped = signature.at(-5) === 'A' ? 'B' : 'A'
    const by = (changed: object, body: object = said) => rs256({ ...head, ...changed }, body)
    const none = `${encoded({ ...head, alg: 'none' })}.${claims}.`
    return {
      'forged signature-changed': await shown(
        side,
        `${header}.${claims}.${signature.slice(0, -5)}${flipped}${signature.slice(-4)}`,
      ),
      'forged claims-changed': await shown(
        side,
        `${header}.${encoded({ ...said, scope: 'fleet/read' })}.${signature}`,
      ),
      'forged other-key': await shown(side, by({})),
      'forged unknown-key-id': await shown(side, by({ kid: 'smoke-test' })),
      'forged none': await shown(side, none),
      'forged hs256': await shown(side, hs256({ ...head, alg: 'HS256' }, said, String(head['kid']))),
      'forged other-issuer': await shown(side, by({}, { ...said, iss: 'https://issuer.example' })),
    }
  },
)

function shown(side: Side, token: string): Promise<string> {
  return listed(side, [['Authorization', `Bearer ${token}`]])
}

function partsOf(token: string): readonly [string, string, string] {
  const [header = '', claims = '', signature = ''] = token.split('.')
  return [header, claims, signature]
}

function rs256(header: object, claims: object): string {
  key.made ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const input = `${encoded(header)}.${encoded(claims)}`
  return `${input}.${sign('sha256', Buffer.from(input), key.made).toString('base64url')}`
}

function hs256(header: object, claims: object, secret: string): string {
  const input = `${encoded(header)}.${encoded(claims)}`
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function textOf(part: string): string {
  return Buffer.from(part, 'base64url').toString()
}
