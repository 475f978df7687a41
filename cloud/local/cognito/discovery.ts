import type { SigningKeys } from './signing-keys.ts'
import type { UserPool } from './user-pool.ts'
import { issuer, userPoolId } from './user-pool-id.ts'

/** The keys that tokens are verified with (RFC 7517): one for access, one for ID tokens. */
export function jwksOf({ access, id }: SigningKeys) {
  return { keys: [id.publicJwk, access.publicJwk] }
}

/** What an OpenID Connect client asks first (OpenID Connect Discovery 1.0, 3). The issuer is AWS's name, the addresses are ours. */
export function openIdConfiguration({ origin, client }: UserPool) {
  return {
    issuer,
    authorization_endpoint: `${origin}/oauth2/authorize`,
    token_endpoint: `${origin}/oauth2/token`,
    revocation_endpoint: `${origin}/oauth2/revoke`,
    userinfo_endpoint: `${origin}/oauth2/userInfo`,
    end_session_endpoint: `${origin}/logout`,
    jwks_uri: `${origin}/${userPoolId}/.well-known/jwks.json`,
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: client.scopes,
    subject_types_supported: ['public'],
    token_endpoint_auth_methods_supported: ['none'],
  }
}
