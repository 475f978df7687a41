import type { CodeGrant } from './authorization-codes.ts'
import { OAuthError } from './oauth-error.ts'
import type { OAuthForm } from './oauth-form.ts'
import { hashOf } from './secret.ts'
import type { IssuedTokens } from './token-issuer.ts'
import type { UserPool } from './user-pool.ts'

export interface GrantedTokens extends IssuedTokens {
  readonly refreshToken: string
}

/**
 * Exchanges an authorization code for tokens (RFC 6749, 4.1.3; RFC 7636, 4.6). The code is burnt by any try; a second
 * one also revokes what the first was given (RFC 6749, 4.1.2).
 * @throws {OAuthError} invalid_grant
 */
export async function exchangeCode(pool: UserPool, form: OAuthForm): Promise<GrantedTokens> {
  const code = form.required('code')
  const redirectUri = form.required('redirect_uri')
  const verifier = form.optional('code_verifier')
  const redemption = pool.codes.redeem(code)
  if (redemption.outcome === 'used') pool.signIns.revoke(redemption.originJti)
  if (redemption.outcome !== 'granted') {
    await pool.save()
    throw new OAuthError('invalid_grant', 'The code is unknown, used or expired')
  }
  const { grant, originJti } = redemption
  checkProof(grant, redirectUri, verifier)
  const person = pool.people.bySub(grant.sub)
  if (!person) throw new OAuthError('invalid_grant', 'User does not exist.')
  const { sub, authTime, scopes, nonce, customisation } = grant
  const { signIn, refreshToken } = pool.signIns.begin({ sub, authTime, scopes: [...scopes] }, originJti)
  const tokens = await pool.issueTokens({ person, originJti, signIn, nonce, customisation })
  await pool.save()
  return { ...tokens, refreshToken }
}

function checkProof(grant: CodeGrant, redirectUri: string, verifier: string | undefined): void {
  if (redirectUri !== grant.redirectUri) {
    throw new OAuthError('invalid_grant', 'redirect_uri is not the one that the code was issued for')
  }
  if (!verifier || !/^[\w.~-]{43,128}$/.test(verifier) || hashOf(verifier) !== grant.codeChallenge) {
    throw new OAuthError('invalid_grant', 'code_verifier does not match the code_challenge')
  }
}
