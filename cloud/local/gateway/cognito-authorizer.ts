import { JwtVerifier } from 'aws-jwt-verify'
import type { JwtPayload } from 'aws-jwt-verify/jwt-model'
import type { Scope } from '#contract/scopes.ts'
import { bearerToken } from './bearer-token.ts'
import { LocalJwksCache, type PublishedKeys } from './local-jwks-cache.ts'
import { isCognitoShaped } from './token-shape.ts'

/** What the authorizer decided: the token's claims, or which answer to refuse with. */
export type Authorization = { readonly claims: JwtPayload } | { readonly refused: 'unauthorized' | 'expired' }

export interface AuthorizerOptions {
  readonly issuer: string
  readonly jwks: () => PublishedKeys
  /** The time in milliseconds since 1970. */
  readonly now: () => number
}

const unauthorized = { refused: 'unauthorized' } as const

/**
 * API Gateway's COGNITO_USER_POOLS authorizer for methods with a scope, which take access tokens only. Like the real
 * one it does not look at client_id. Never throws for a token, and keeps nothing of it.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
 */
export function createAuthorizer({ issuer, jwks, now }: AuthorizerOptions) {
  const verifier = JwtVerifier.create(
    // The times are checked below, by the local cloud's own clock: the verifier knows only the system's.
    { issuer, audience: null, graceSeconds: Number.POSITIVE_INFINITY },
    { jwksCache: new LocalJwksCache(jwks) },
  )
  return async (header: string | null, scope: Scope): Promise<Authorization> => {
    const token = bearerToken(header)
    if (token === null || !isCognitoShaped(token)) return unauthorized
    try {
      const claims = await verifier.verify(token)
      if (!isAccessToken(claims)) return unauthorized
      const timing = timingOf(claims, now() / 1000)
      if (timing !== 'valid') return { refused: timing }
      return scopesIn(claims).includes(scope) ? { claims } : unauthorized
    } catch {
      return unauthorized
    }
  }
}

function isAccessToken(claims: JwtPayload): boolean {
  return claims['token_use'] === 'access' && !hasCommaInGroup(claims['cognito:groups'])
}

/**
 * API Gateway joins the names with commas before our code sees them, which would make one group two. The user pool's
 * trigger gives no scope to such a person; should a token claim it all the same, it ends here.
 */
function hasCommaInGroup(groups: unknown): boolean {
  return Array.isArray(groups) && groups.some((name) => String(name).includes(','))
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

/** One space between scopes (RFC 6749, 3.3); any other character is part of a name that no route asks for. */
function scopesIn({ scope }: JwtPayload): readonly string[] {
  return typeof scope === 'string' ? scope.split(' ') : []
}
