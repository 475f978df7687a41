import type { KeyRing } from './key-ring.ts'
import type { UserPool } from './user-pool.ts'
import { issuer, userPoolId } from './user-pool-id.ts'

/** The keys that tokens are verified with (RFC 7517): for ID and for access tokens, which nothing in the set tells apart. */
export function jwksOf(keys: KeyRing) {
  return { keys: [...keys.published('id'), ...keys.published('access')] }
}

/**
 * What an OpenID Connect client asks first (OpenID Connect Discovery 1.0, 3). The issuer is AWS's name, the addresses
 * are ours. Everything else is what Cognito says of every pool, whatever its clients may do: that it knows PKCE, public
 * clients and scopes of resource servers, it does not say.
 */
export function openIdConfiguration({ origin }: UserPool) {
  return {
    authorization_endpoint: `${origin}/oauth2/authorize`,
    end_session_endpoint: `${origin}/logout`,
    id_token_signing_alg_values_supported: ['RS256'],
    issuer,
    jwks_uri: `${origin}/${userPoolId}/.well-known/jwks.json`,
    response_types_supported: ['code', 'token'],
    revocation_endpoint: `${origin}/oauth2/revoke`,
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    token_endpoint: `${origin}/oauth2/token`,
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    userinfo_endpoint: `${origin}/oauth2/userInfo`,
  }
}
