import type { GrantedTokens } from './code-grant.ts'
import { ServiceError } from './service-error.ts'
import type { UserPool } from './user-pool.ts'

/**
 * Exchanges a refresh token for new tokens and its successor: the one rule behind GetTokensFromRefreshToken and
 * `grant_type=refresh_token`. The trigger runs again, so a change of groups takes effect here.
 * @throws {ServiceError}
 */
export async function refreshTokens(
  pool: UserPool,
  refreshToken: string,
  clientMetadata?: Record<string, string>,
): Promise<GrantedTokens> {
  try {
    return await exchange(pool, refreshToken, clientMetadata)
  } finally {
    // A refusal may have ended the sign-in.
    await pool.save()
  }
}

async function exchange(
  pool: UserPool,
  refreshToken: string,
  clientMetadata: Record<string, string> | undefined,
): Promise<GrantedTokens> {
  const { originJti, signIn, successor, undo } = pool.signIns.rotate(refreshToken)
  try {
    const person = pool.people.bySub(signIn.sub)
    if (!person) throw new ServiceError('UserNotFoundException', 'User does not exist.')
    const source = 'TokenGeneration_RefreshTokens'
    const customisation = await pool.customise({ source, person, scopes: signIn.scopes, clientMetadata })
    const tokens = await pool.issueTokens({ person, originJti, signIn, customisation })
    return { ...tokens, refreshToken: successor }
  } catch (error) {
    undo()
    throw error
  }
}
