import { createHash, randomBytes } from 'node:crypto'
import { passwordOf } from '#cloud/local/people.ts'
import { Browser } from './hosted-browser.ts'
import type { TestCloud } from './local-cloud.ts'

/** A cloud that people can sign in to. */
export type HostedCloud = Pick<TestCloud, 'amplifyConfig' | 'fetch'>

/** What a sign-in gives, as the token endpoint calls it. */
export interface Tokens {
  readonly access_token: string
  readonly id_token: string
  readonly refresh_token: string
  readonly expires_in: number
  readonly token_type: string
}

export const verifier = randomBytes(32).toString('base64url')

/** A browser without pages for the hosted pages of a local cloud. */
export function browse(cloud: HostedCloud): Browser {
  const [callback] = cloud.amplifyConfig.Auth.Cognito.loginWith.oauth.redirectSignIn
  return new Browser((request) => cloud.fetch(request.url, request), callback ?? '')
}

/** The parameters of a good authorization request; `undefined` leaves one out. */
export function authorizationQuery(
  cloud: HostedCloud,
  changes: Readonly<Record<string, string | undefined>> = {},
): string {
  const { userPoolClientId, loginWith } = cloud.amplifyConfig.Auth.Cognito
  const parameters: Record<string, string | undefined> = {
    client_id: userPoolClientId,
    redirect_uri: loginWith.oauth.redirectSignIn[0],
    response_type: 'code',
    scope: loginWith.oauth.scopes.join(' '),
    state: 'state-1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  }
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined)
  return `?${new URLSearchParams(given.map(([name, value]) => [name, value ?? '']))}`
}

/** Walks from the authorize endpoint through the sign-in page; gives the address that the app is sent back to. */
export async function walkToCallback(
  cloud: HostedCloud,
  username: string,
  changes: Readonly<Record<string, string | undefined>> = {},
  browser: Browser = browse(cloud),
): Promise<URL> {
  const started = await browser.get(`/oauth2/authorize${authorizationQuery(cloud, changes)}`)
  const login = browser.target(started)
  if (login.pathname !== '/login') return login
  const page = await browser.get(login.href)
  return browser.target(
    await browser.submit(await page.text(), { username, password: passwordOf({ username }) }),
  )
}

/** Posts to the token endpoint as the console's app client; `undefined` leaves a field out. */
export function postToken(
  cloud: HostedCloud,
  fields: Readonly<Record<string, string | undefined>>,
): Promise<Response> {
  const all = { client_id: cloud.amplifyConfig.Auth.Cognito.userPoolClientId, ...fields }
  const given = Object.entries(all).filter(([, value]) => value !== undefined)
  const body = new URLSearchParams(given.map(([name, value]) => [name, value ?? '']))
  return cloud.fetch('/oauth2/token', { method: 'POST', body })
}

/** Exchanges the code in the app's address. */
export function exchange(
  cloud: HostedCloud,
  callback: URL,
  changes: Readonly<Record<string, string | undefined>> = {},
): Promise<Response> {
  return postToken(cloud, {
    grant_type: 'authorization_code',
    code: callback.searchParams.get('code') ?? undefined,
    redirect_uri: cloud.amplifyConfig.Auth.Cognito.loginWith.oauth.redirectSignIn[0],
    code_verifier: verifier,
    ...changes,
  })
}

/** Signs someone in through the hosted pages, as the app does it, and gives the tokens. */
export async function signIn(
  cloud: HostedCloud,
  username: string,
  changes: Readonly<Record<string, string | undefined>> = {},
): Promise<Tokens> {
  const response = await exchange(cloud, await walkToCallback(cloud, username, changes))
  if (!response.ok) throw new Error(`${username} could not sign in: ${await response.text()}`)
  return response.json()
}

/** Calls an operation of the `cognito-idp` API. */
export function callService(cloud: HostedCloud, operation: string, body: unknown): Promise<Response> {
  return cloud.fetch('/cognito-idp', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(body),
  })
}

/** Calls GetTokensFromRefreshToken as the console's app client. */
export function refresh(cloud: HostedCloud, refreshToken: string): Promise<Response> {
  const ClientId = cloud.amplifyConfig.Auth.Cognito.userPoolClientId
  return callService(cloud, 'GetTokensFromRefreshToken', { ClientId, RefreshToken: refreshToken })
}
