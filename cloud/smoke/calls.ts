import type { Answer, Sent } from './send.ts'
import type { Side } from './side.ts'
import type { TesterName } from './tester.ts'
import { claimsIn } from './token-claims.ts'
import { objectIn } from './told.ts'

/** A call of the API as somebody: method and path with its query, such as `GET /vehicles/read?limit=1`. */
export interface ApiCall {
  readonly call: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object | undefined
}

/** Calls the API where the app does. */
export function callApi(
  side: Side,
  name: TesterName,
  { call, headers = {}, body }: ApiCall,
): Promise<Answer> {
  const authorization = `Bearer ${side.tokens[name].accessToken}`
  return side.send(...requestOf(side.addresses.api, call, { authorization, ...headers }, body))
}

function requestOf(
  api: string,
  call: string,
  headers: Readonly<Record<string, string>>,
  body: object | undefined,
): [string, Sent] {
  const [method = '', path = ''] = call.split(' ')
  const typed = body === undefined ? headers : { ...headers, 'content-type': 'application/json' }
  const sent = {
    method,
    headers: Object.entries(typed),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }
  return [`${api}${path}`, sent]
}

/** Calls an open operation of the user pool's API, as the app does. */
export function callUserPool({ send, addresses }: Side, operation: string, body: object): Promise<Answer> {
  return send(`${addresses.userPoolApi}/`, {
    method: 'POST',
    headers: [
      ['content-type', 'application/x-amz-json-1.1'],
      ['x-amz-target', `AWSCognitoIdentityProviderService.${operation}`],
    ],
    body: JSON.stringify(body),
  })
}

/** Exchanges a refresh token. */
export function exchangeRefreshToken(side: Side, refreshToken: string): Promise<Answer> {
  const { clientId: ClientId } = side.addresses
  return callUserPool(side, 'GetTokensFromRefreshToken', { ClientId, RefreshToken: refreshToken })
}

/** The tokens in the answer to that, as far as there are any. */
export function refreshedTokens({ text }: Answer): {
  readonly accessToken: string
  readonly refreshToken: string
} {
  const { AccessToken, RefreshToken } = Object(objectIn(text)['AuthenticationResult'])
  return { accessToken: String(AccessToken ?? ''), refreshToken: String(RefreshToken ?? '') }
}

/** Renews somebody's tokens and gives the scopes of the new access token; null where it was refused. */
export async function renewedScopes(side: Side, name: TesterName): Promise<readonly string[] | null> {
  const answer = await exchangeRefreshToken(side, side.tokens[name].refreshToken)
  const { accessToken, refreshToken } = refreshedTokens(answer)
  if (accessToken === '') return null
  side.tokens[name].refreshToken = refreshToken
  return String(claimsIn(accessToken)['scope'] ?? '').split(' ')
}
