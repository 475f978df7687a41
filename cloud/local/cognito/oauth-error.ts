/** The errors of the token, revocation and userInfo endpoints (RFC 6749, 5.2; RFC 7009, 2.2.1; RFC 6750, 3.1). */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_token'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_token_type'
  | 'server_error'

/** A refusal of an OAuth endpoint, answered as JSON. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError'
  readonly code: OAuthErrorCode

  constructor(code: OAuthErrorCode, description: string) {
    super(description)
    this.code = code
  }

  get status(): 400 | 401 | 500 {
    if (this.code === 'server_error') return 500
    return this.code === 'invalid_token' ? 401 : 400
  }
}
