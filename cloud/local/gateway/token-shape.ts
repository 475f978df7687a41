import { hasDuplicateNames } from './duplicate-names.ts'

/** The header of every token of Cognito has these members; `typ` is what other signers of JWTs add. */
const headerNames = ['kid', 'alg', 'typ']

/**
 * Whether a token is written as Cognito writes them: base64url without padding, JSON objects without repeated names,
 * RS256, and no header member that would name a key or an extension (jku, jwk, x5u, x5c, crit, b64, zip: RFC 7515, 4.1).
 */
export function isCognitoShaped(token: string): boolean {
  const parts = token.split('.')
  if (parts.length !== 3 || !parts.every(isBase64Url)) return false
  const [header, payload] = parts.map(jsonObject)
  if (!header || !payload) return false
  return header['alg'] === 'RS256' && Object.keys(header).every((name) => headerNames.includes(name))
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
