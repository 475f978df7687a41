import { hasDuplicateNames } from './duplicate-names.ts'

/** The header of every token of Cognito has these members; `typ` is what other signers of JWTs add. */
const headerNames = ['kid', 'alg', 'typ']

/**
 * The claims of a token, not yet verified, or null if it isn't written as Cognito writes them: base64url without
 * padding, JSON objects without repeated names, RS256, and no header member that would name a key or an extension
 * (jku, jwk, x5u, x5c, crit, b64, zip: RFC 7515, 4.1).
 */
export function parseToken(token: string): Readonly<Record<string, unknown>> | null {
  const parts = token.split('.')
  if (parts.length !== 3 || !parts.every(isBase64Url)) return null
  const [header, claims] = parts.slice(0, 2).map(jsonObject)
  if (!header || !claims || header['alg'] !== 'RS256') return null
  return Object.keys(header).every((name) => headerNames.includes(name)) ? claims : null
}

/** Written as it would be written again: no padding, no `+` or `/`, no stray bits at the end. */
function isBase64Url(part: string): boolean {
  return part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part
}

function jsonObject(part: string): Record<string, unknown> | null {
  const text = Buffer.from(part, 'base64url').toString()
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject && !hasDuplicateNames(text) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
