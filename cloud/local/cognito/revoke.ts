import type { Handler } from 'hono'
import { OAuthError } from './oauth-error.ts'
import { readOAuthForm } from './oauth-form.ts'
import type { UserPool } from './user-pool.ts'

/**
 * `POST /oauth2/revoke`: ends the sign-in that a refresh token belongs to. A token that is not known is revoked
 * already (RFC 7009, 2.2).
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html
 */
export function revoke(pool: UserPool): Handler {
  return async (c) => {
    const form = await readOAuthForm(c.req.raw)
    const token = form.required('token')
    if (looksLikeJwt(token)) {
      throw new OAuthError('unsupported_token_type', 'Only refresh tokens can be revoked')
    }
    pool.signIns.revokeByToken(token)
    await pool.save()
    return c.body(null, 200)
  }
}

/** Access and ID tokens are JWTs; refresh tokens are not. */
export function looksLikeJwt(token: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]*$/.test(token)
}
