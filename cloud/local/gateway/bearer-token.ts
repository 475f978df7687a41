/**
 * The token in an Authorization header, or null: a JWT on its own or behind one `Bearer `, as Cognito authorizers take
 * it. Anything else is refused; a second header arrives joined to the first by a comma, and is refused with it.
 */
export function bearerToken(header: string | null): string | null {
  return /^(?:Bearer )?([\w-]+\.[\w-]+\.[\w-]+)$/.exec(header ?? '')?.[1] ?? null
}
