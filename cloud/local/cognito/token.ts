import type { Handler } from 'hono'
import { exchangeCode, type GrantedTokens } from './code-grant.ts'
import { OAuthError } from './oauth-error.ts'
import { type OAuthForm, readOAuthForm } from './oauth-form.ts'
import { refreshTokens } from './refresh.ts'
import { ServiceError } from './service-error.ts'
import { TriggerFailed } from './trigger.ts'
import type { UserPool } from './user-pool.ts'

/**
 * `POST /oauth2/token`.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 */
export function token(pool: UserPool): Handler {
  return async (c) => {
    const form = await readOAuthForm(c.req.raw)
    const tokens = await grant(pool, form).catch((error: unknown) => {
      if (error instanceof TriggerFailed) throw new OAuthError('invalid_request', error.message)
      throw error
    })
    return c.json({
      ...(tokens.idToken && { id_token: tokens.idToken }),
      access_token: tokens.accessToken,
      refresh_token: tokens.refreshToken,
      expires_in: tokens.expiresIn,
      token_type: 'Bearer',
    })
  }
}

async function grant(pool: UserPool, form: OAuthForm): Promise<GrantedTokens> {
  const type = form.required('grant_type')
  if (type === 'authorization_code') return exchangeCode(pool, form)
  if (type === 'refresh_token') return refreshGrant(pool, form)
  if (type === 'client_credentials') {
    throw new OAuthError('unauthorized_client', 'client_credentials needs a client with a secret')
  }
  throw new OAuthError('unsupported_grant_type', 'grant_type must be authorization_code or refresh_token')
}

async function refreshGrant(pool: UserPool, form: OAuthForm): Promise<GrantedTokens> {
  try {
    return await refreshTokens(pool, form.required('refresh_token'))
  } catch (error) {
    if (error instanceof ServiceError) throw new OAuthError('invalid_grant', error.message)
    throw error
  }
}
