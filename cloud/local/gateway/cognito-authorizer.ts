import { JwtVerifier } from 'aws-jwt-verify'
import type { JwtPayload } from 'aws-jwt-verify/jwt-model'
import { bearerToken } from './bearer-token.ts'
import { LocalJwksCache, type PublishedKeys } from './local-jwks-cache.ts'
import { parseToken } from './parse-token.ts'

/** What the authorizer decided: the token's claims, or which answer to refuse with. */
export type Authorization = { readonly claims: JwtPayload } | { readonly refused: 'unauthorized' | 'expired' }

export interface AuthorizerOptions {
  readonly issuer: string
  /** The keys whose signatures count now; a token of any other key is refused. */
  readonly jwks: () => PublishedKeys
  /** The time in milliseconds since 1970. */
  readonly now: () => number
}

const unauthorized = { refused: 'unauthorized' } as const

/**
 * API Gateway's COGNITO_USER_POOLS authorizer, asked anew for each request. Like the real one it does not look at
 * client_id. Never throws for a token, and keeps nothing of it.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
 */
export function createAuthorizer({ issuer, jwks, now }: AuthorizerOptions) {
  const verifier = JwtVerifier.create(
    // The times are checked below, by the local cloud's own clock: the verifier knows only the system's.
    { issuer, audience: null, graceSeconds: Number.POSITIVE_INFINITY },
    { jwksCache: new LocalJwksCache(jwks) },
  )
  return async (header: string | null, scopes: readonly string[]): Promise<Authorization> => {
    const token = bearerToken(header)
    // The verifier remembers a key for every issuer that a token names, before it checks the signature.
    if (token === null || parseToken(token)?.['iss'] !== issuer) return unauthorized
    try {
      const claims = await verifier.verify(token)
      if (!isOfKind(claims, scopes) || hasUnsafeGroup(claims['cognito:groups'])) return unauthorized
      const timing = timingOf(claims, now() / 1000)
      if (timing !== 'valid') return { refused: timing }
      return hasScope(claims, scopes) ? { claims } : unauthorized
    } catch {
      return unauthorized
    }
  }
}

/** A method with scopes takes access tokens, one without takes ID tokens: that's why no row of the table lacks one. */
function isOfKind({ token_use }: JwtPayload, scopes: readonly string[]): boolean {
  return token_use === (scopes.length > 0 ? 'access' : 'id')
}

/**
 * API Gateway joins the names with commas before our code sees them, which would make one group two. The user pool's
 * trigger gives no scope to such a person; should a token claim it all the same, it ends here.
 */
function hasUnsafeGroup(groups: unknown): boolean {
  return Array.isArray(groups) && groups.some((name) => typeof name !== 'string' || name.includes(','))
}

function timingOf({ exp, iat, nbf }: JwtPayload, seconds: number): 'valid' | 'expired' | 'unauthorized' {
  if (!isTime(exp) || (iat !== undefined && !isTime(iat)) || (nbf !== undefined && !isTime(nbf))) {
    return 'unauthorized'
  }
  if (Number(iat ?? 0) > seconds || Number(nbf ?? 0) > seconds) return 'unauthorized'
  return Number(exp) <= seconds ? 'expired' : 'valid'
}

/** Whole seconds since 1970. */
function isTime(time: unknown): boolean {
  return Number.isSafeInteger(time) && Number(time) > 0
}

/**
 * Whether the token has one of the method's scopes. One space between scopes (RFC 6749, 3.3); any other character is
 * part of a name that no method asks for.
 */
function hasScope({ scope }: JwtPayload, scopes: readonly string[]): boolean {
  if (scopes.length === 0) return true
  return typeof scope === 'string' && scope.split(' ').some((name) => scopes.includes(name))
}
