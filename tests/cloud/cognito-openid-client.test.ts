import * as client from 'openid-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startCognito } from '../support/cognito.ts'
import { overHttp } from '../support/over-http.ts'
import { browse } from '../support/sign-in.ts'

const issuer = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_FLEETLOCAL'
const clientId = 'fleetconsolelocalappclient'

const start = () => overHttp((origin) => startCognito({ origin }))
let cloud: Awaited<ReturnType<typeof start>>
let config: client.Configuration
beforeEach(async () => {
  cloud = await start()
  config = await discover()
})
afterEach(() => cloud[Symbol.asyncDispose]())

/**
 * Discovers by the issuer's name, as for a pool on AWS, so that the client compares it with the metadata and with every
 * ID token. Its own fetch fetches what would be at AWS from the local cloud; nothing leaves this machine. It also
 * checks the signatures of ID tokens, for which it would otherwise rely on TLS.
 */
function discover() {
  const fetchHere: client.CustomFetch = (url, options) =>
    fetch(url.replace('https://cognito-idp.us-east-1.amazonaws.com', cloud.origin), options as RequestInit)
  return client.discovery(new URL(issuer), clientId, undefined, client.None(), {
    [client.customFetch]: fetchHere,
    execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
  })
}

/** Goes through the hosted pages as far as the app's callback. */
async function authorize(username: string) {
  const verifier = client.randomPKCECodeVerifier()
  const [state, nonce] = [client.randomState(), client.randomNonce()]
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: `${cloud.origin}/callback`,
    scope: 'openid profile email fleet/read',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  const browser = browse(cloud)
  const login = browser.target(await browser.get(address.href))
  const page = await (await browser.get(login.href)).text()
  const callback = browser.target(await browser.submit(page, { username, password: `Fleet-${username}-1` }))
  const checks = {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  }
  return { callback, exchange: () => client.authorizationCodeGrant(config, callback, checks) }
}

const refused = (error: string) => ({ name: 'ResponseBodyError', error, status: 400 })

test('discovery takes the metadata that is served beside the JWKS', () => {
  const metadata = config.serverMetadata()
  expect(metadata.issuer).toBe(issuer)
  expect(metadata.token_endpoint).toBe(`${cloud.origin}/oauth2/token`)
})

test('code and PKCE give tokens whose nonce, issuer, audience and signature it has checked', async () => {
  const { exchange } = await authorize('operator')
  const tokens = await exchange()
  expect(tokens.claims()).toMatchObject({
    iss: issuer,
    aud: clientId,
    token_use: 'id',
    'cognito:username': 'operator',
  })
  expect(tokens).toMatchObject({ expires_in: 900, token_type: 'bearer' })
})

test('userinfo tells of the person whose access token it is', async () => {
  const { exchange } = await authorize('operator')
  const tokens = await exchange()
  const sub = tokens.claims()?.sub ?? ''
  expect(await client.fetchUserInfo(config, tokens.access_token, sub)).toEqual({
    sub,
    username: 'operator',
    name: 'Inês Moreau',
    email: 'ines.moreau@fleet.example',
    email_verified: 'true',
  })
  await expect(
    client.fetchUserInfo(config, tokens.id_token ?? '', client.skipSubjectCheck),
  ).rejects.toMatchObject({ name: 'WWWAuthenticateChallengeError', status: 401 })
})

test('a refresh gives new tokens and the next refresh token, and a reused one is invalid_grant', async () => {
  const { exchange } = await authorize('manager')
  const { refresh_token = '', access_token } = await exchange()
  const next = await client.refreshTokenGrant(config, refresh_token)
  expect(next.access_token).not.toBe(access_token)
  expect(next.refresh_token).not.toBe(refresh_token)
  expect(next.claims()).toMatchObject({ iss: issuer, 'cognito:username': 'manager' })
  cloud.clock.forward({ seconds: 30 })
  await expect(client.refreshTokenGrant(config, refresh_token)).rejects.toMatchObject(
    refused('invalid_grant'),
  )
})

test('a revoked refresh token is invalid_grant, and so are its successors', async () => {
  const { exchange } = await authorize('manager')
  const { refresh_token = '' } = await exchange()
  const { refresh_token: successor = '' } = await client.refreshTokenGrant(config, refresh_token)
  await client.tokenRevocation(config, refresh_token)
  await expect(client.refreshTokenGrant(config, successor)).rejects.toMatchObject(refused('invalid_grant'))
})

test('a code that is used again is invalid_grant, and what it gave is revoked', async () => {
  const { exchange } = await authorize('manager')
  const { refresh_token = '', access_token } = await exchange()
  await expect(exchange()).rejects.toMatchObject(refused('invalid_grant'))
  await expect(client.refreshTokenGrant(config, refresh_token)).rejects.toMatchObject(
    refused('invalid_grant'),
  )
  await expect(client.fetchUserInfo(config, access_token, client.skipSubjectCheck)).rejects.toMatchObject({
    status: 401,
  })
})

test('an error in the callback is told with its name', async () => {
  const { callback, exchange } = await authorize('manager')
  callback.searchParams.delete('code')
  callback.searchParams.set('error', 'access_denied')
  await expect(exchange()).rejects.toMatchObject({
    name: 'AuthorizationResponseError',
    error: 'access_denied',
  })
})
