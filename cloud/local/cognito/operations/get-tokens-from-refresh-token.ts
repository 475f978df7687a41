import * as v from 'valibot'
import { refreshTokens } from '../refresh.ts'
import { ServiceError } from '../service-error.ts'
import { TriggerFailed } from '../trigger.ts'
import { checkClient } from './named.ts'
import { inputOf, type Operation } from './operation.ts'

const input = v.object({
  ClientId: v.string(),
  RefreshToken: v.string(),
  ClientMetadata: v.optional(v.record(v.string(), v.string())),
})

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html */
export const getTokensFromRefreshToken: Operation = async (pool, body) => {
  const { ClientId, RefreshToken, ClientMetadata } = inputOf(input, body)
  checkClient(ClientId)
  const tokens = await refreshTokens(pool, RefreshToken, ClientMetadata).catch((error: unknown) => {
    if (error instanceof TriggerFailed) throw new ServiceError('UserLambdaValidationException', error.message)
    throw error
  })
  return {
    AuthenticationResult: {
      AccessToken: tokens.accessToken,
      ...(tokens.idToken && { IdToken: tokens.idToken }),
      RefreshToken: tokens.refreshToken,
      ExpiresIn: tokens.expiresIn,
      TokenType: 'Bearer',
    },
  }
}
