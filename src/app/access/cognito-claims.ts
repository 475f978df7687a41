const claims: ReadonlySet<string> = new Set([
  'aud',
  'auth_time',
  'client_id',
  'cognito:groups',
  'device_key',
  'event_id',
  'exp',
  'iat',
  'iss',
  'jti',
  'origin_jti',
  'scope',
  'sub',
  'token_use',
  'username',
  'version',
])

/** Whether a claim is one of those of every access token (Amazon Cognito, Understanding the access token). */
export function isCognitoClaim(name: string): boolean {
  return claims.has(name)
}
