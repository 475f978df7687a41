import { personBySub } from '../people.ts'
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
  const { originJti, signIn, successor, undo } = pool.signIns.rotate(refreshToken)
  try {
    const person = personBySub(signIn.sub)
    if (!person) throw new ServiceError('UserNotFoundException', 'User does not exist.')
    const source = 'TokenGeneration_RefreshTokens'
    const tokens = await pool.issueTokens({ source, person, originJti, signIn, clientMetadata })
    return { ...tokens, refreshToken: successor }
  } catch (error) {
    undo()
    throw error
  } finally {
    await pool.save()
  }
}
