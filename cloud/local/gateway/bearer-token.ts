/** Several times what Cognito's tokens for a fleet measure; whatever is longer is made to keep parsers busy. */
const mostCharacters = 8_192

/**
 * The token in an Authorization header, or null: a JWT on its own or behind one `Bearer `, as Cognito authorizers take
 * it. Anything else is refused; a second header arrives joined to the first by a comma, and is refused with it.
 */
export function bearerToken(header: string | null): string | null {
  if (header === null || header.length > mostCharacters) return null
  return /^(?:Bearer )?([\w-]+\.[\w-]+\.[\w-]+)$/.exec(header)?.[1] ?? null
}
