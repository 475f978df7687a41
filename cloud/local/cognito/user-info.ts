import type { Handler } from 'hono'
import { AccessTokenRefused, bearerOf } from './access-token.ts'
import { attributeClaims } from './claims.ts'
import { OAuthError } from './oauth-error.ts'
import type { UserPool } from './user-pool.ts'

/**
 * `GET` or `POST /oauth2/userInfo`, with an access token that has the scope `openid`. `email_verified` is a text here.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
 */
export function userInfo(pool: UserPool): Handler {
  return async (c) => {
    const accessToken = /^Bearer ([\w.-]+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (!accessToken)
      throw new OAuthError('invalid_token', 'Expected the header Authorization: Bearer <token>')
    const { person, scopes } = await bearerOf(pool, accessToken).catch((error: unknown) => {
      if (error instanceof AccessTokenRefused) throw new OAuthError('invalid_token', error.message)
      throw error
    })
    if (!scopes.includes('openid')) {
      throw new OAuthError('invalid_token', 'Access token does not contain openid scope')
    }
    const attributes = attributeClaims(person, scopes)
    return c.json({
      sub: person.sub,
      username: person.username,
      ...attributes,
      email_verified: String(attributes['email_verified']),
    })
  }
}
