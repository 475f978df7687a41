import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import { startCognito } from '../support/cognito.ts'
import { authorizationQuery, browse, exchange, signIn, walkToCallback } from '../support/sign-in.ts'

let cloud: Awaited<ReturnType<typeof startCognito>>
beforeEach(async () => {
  cloud = await startCognito()
})

async function claimsOf(token: string) {
  const jwks = await cloud.fetch('/us-east-1_FLEETLOCAL/.well-known/jwks.json')
  const { payload } = await jwtVerify(token, createLocalJWKSet(await jwks.json()), {
    issuer: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_FLEETLOCAL',
    currentDate: new Date(cloud.clock.now()),
  })
  return payload
}

test('signing in through the hosted page gives tokens with the claims of Cognito', async () => {
  const tokens = await signIn(cloud, 'operator', { nonce: 'nonce-1' })
  expect(tokens).toMatchObject({ expires_in: 900, token_type: 'Bearer' })
  const now = cloud.clock.seconds()

  const access = await claimsOf(tokens.access_token)
  expect(access).toEqual({
    sub: '84a8d4b8-70c1-7041-3a52-1f0d5b6e9c01',
    'cognito:groups': ['operator', 'tenant:north'],
    iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_FLEETLOCAL',
    version: 2,
    client_id: cloud.amplifyConfig.Auth.Cognito.userPoolClientId,
    origin_jti: expect.any(String),
    event_id: expect.any(String),
    token_use: 'access',
    scope: 'openid profile email fleet/read fleet/telemetry fleet/command',
    auth_time: now,
    exp: now + 900,
    iat: now,
    jti: expect.any(String),
    username: 'operator',
  })
  const id = await claimsOf(tokens.id_token)
  expect(id).toMatchObject({
    sub: access.sub,
    aud: cloud.amplifyConfig.Auth.Cognito.userPoolClientId,
    token_use: 'id',
    'cognito:username': 'operator',
    email: 'ines.moreau@fleet.example',
    email_verified: true,
    nonce: 'nonce-1',
    origin_jti: access['origin_jti'],
    event_id: access['event_id'],
  })
  expect(id).not.toHaveProperty('scope')
  expect(id.jti).not.toBe(access.jti)
})

test('access and ID tokens are signed with different keys', async () => {
  const tokens = await signIn(cloud, 'operator')
  const kids = [tokens.access_token, tokens.id_token].map((token) => decodeProtectedHeader(token).kid)
  expect(new Set(kids).size).toBe(2)
})

test.each([
  ['operator', 'openid profile email fleet/read fleet/telemetry fleet/command'],
  ['manager', 'openid profile email fleet/read fleet/telemetry fleet/write fleet/command fleet/unlock'],
  [
    'admin',
    'openid profile email fleet/read fleet/telemetry fleet/write fleet/command fleet/unlock fleet/admin',
  ],
  ['manager-south', 'openid profile email fleet/read fleet/telemetry fleet/write fleet/command fleet/unlock'],
  ['newcomer', 'openid profile email'],
])('%s gets the scopes of the trigger', async (username, scope) => {
  const { scope: given } = await claimsOf((await signIn(cloud, username)).access_token)
  expect(given).toBe(scope)
})

test('scopes that were not asked for are not given, and without openid there is no ID token', async () => {
  const tokens = await signIn(cloud, 'admin', { scope: 'fleet/read' })
  expect((await claimsOf(tokens.access_token))['scope']).toBe('fleet/read')
  expect(tokens.id_token).toBeUndefined()
})

test('the state comes back as it was given, and the code only to the registered address', async () => {
  const callback = await walkToCallback(cloud, 'operator', { state: 'a b&c=d#é' })
  expect(callback.href.split('?')[0]).toBe('https://localhost:5173/callback')
  expect(callback.searchParams.get('state')).toBe('a b&c=d#é')
})

describe('the hosted session', () => {
  test('signs in again without a password, keeping the time of the password', async () => {
    const browser = browse(cloud)
    await walkToCallback(cloud, 'manager', {}, browser)
    const passwordAt = cloud.clock.seconds()
    cloud.clock.forward({ minutes: 30 })
    const callback = browser.target(await browser.get(`/oauth2/authorize${authorizationQuery(cloud)}`))
    expect(callback.pathname).toBe('/callback')
    const tokens = await (await exchange(cloud, callback)).json()
    expect((await claimsOf(tokens.access_token))['auth_time']).toBe(passwordAt)
  })

  test('gives way to prompt=login, which sets a new auth_time', async () => {
    const browser = browse(cloud)
    await walkToCallback(cloud, 'manager', {}, browser)
    cloud.clock.forward({ minutes: 30 })
    const callback = await walkToCallback(cloud, 'manager', { prompt: 'login' }, browser)
    const tokens = await (await exchange(cloud, callback)).json()
    expect((await claimsOf(tokens.access_token))['auth_time']).toBe(cloud.clock.seconds())
  })

  test('ends after an hour', async () => {
    const browser = browse(cloud)
    await walkToCallback(cloud, 'manager', {}, browser)
    cloud.clock.forward({ hours: 1 })
    const answer = await browser.get(`/oauth2/authorize${authorizationQuery(cloud)}`)
    expect(browser.target(answer).pathname).toBe('/login')
  })

  test('ends with the logout, which goes to the registered address only', async () => {
    const browser = browse(cloud)
    await walkToCallback(cloud, 'manager', {}, browser)
    const { userPoolClientId } = cloud.amplifyConfig.Auth.Cognito
    const uri = encodeURIComponent('https://localhost:5173/signed-out')
    const out = await browser.get(`/logout?client_id=${userPoolClientId}&logout_uri=${uri}`)
    expect(browser.target(out).href).toBe('https://localhost:5173/signed-out')
    const again = await browser.get(`/oauth2/authorize${authorizationQuery(cloud)}`)
    expect(browser.target(again).pathname).toBe('/login')

    const elsewhere = await browser.get(
      `/logout?client_id=${userPoolClientId}&logout_uri=https://evil.example/`,
    )
    expect(elsewhere.status).toBe(400)
    expect(await elsewhere.text()).toContain('logout_mismatch')
  })

  test('is a cookie that scripts and other sites cannot use', async () => {
    const browser = browse(cloud)
    const page = await browser.get(`/login${authorizationQuery(cloud)}`)
    const answer = await browser.submit(await page.text(), { username: 'admin', password: 'Fleet-admin-1' })
    const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('cognito='))
    expect(cookie).toMatch(/Max-Age=3600; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })

  test('prompt=none without one is answered with login_required', async () => {
    const browser = browse(cloud)
    const answer = await browser.get(`/oauth2/authorize${authorizationQuery(cloud, { prompt: 'none' })}`)
    const { searchParams } = browser.target(answer)
    expect(Object.fromEntries(searchParams)).toMatchObject({ error: 'login_required', state: 'state-1' })
  })
})

describe('the sign-in page', () => {
  const open = async (changes = {}) => {
    const browser = browse(cloud)
    const answer = await browser.get(`/login${authorizationQuery(cloud, changes)}`)
    return { browser, answer, html: await answer.text() }
  }

  test.each([
    ['a wrong password', { username: 'admin', password: 'Fleet-admin-2' }],
    ['an unknown name', { username: 'nobody', password: 'Fleet-nobody-1' }],
    ['no name, with the password that belongs to it', { username: '', password: 'Fleet--1' }],
    ['nothing', {}],
    ['somebody who is not listed', { as: 'nobody' }],
  ])('stays for %s and says so', async (_what, fields) => {
    const { browser, html } = await open()
    const answer = await browser.submit(html, fields)
    const again = await answer.text()
    expect(answer.status).toBe(200)
    expect(again).toMatch(/role="alert">\s*Incorrect username or password\./)
    expect(again).toContain('aria-describedby="error"')
    expect(browser.cookie('cognito')).toBeUndefined()
  })

  test('keeps the typed name, as text', async () => {
    const { browser, html } = await open()
    const answer = await browser.submit(html, { username: '"><img src=x onerror=y>', password: 'x' })
    const again = await answer.text()
    expect(again).toContain('value="&quot;&gt;&lt;img src=x onerror=y&gt;"')
    expect(again).not.toContain('<img')
  })

  test('fills in the login hint', async () => {
    expect((await open({ login_hint: 'manager' })).html).toContain('value="manager"')
  })

  test('lists everyone, and signs in whoever is chosen', async () => {
    const { browser, html } = await open()
    for (const username of ['operator', 'manager', 'admin', 'manager-south', 'newcomer']) {
      expect(html).toContain(`<code>Fleet-${username}-1</code>`)
    }
    const callback = browser.target(await browser.submit(html, { as: 'newcomer' }))
    const tokens = await (await exchange(cloud, callback)).json()
    expect(await claimsOf(tokens.access_token)).toMatchObject({ username: 'newcomer' })
  })

  test('cancels back to the app with access_denied and the state', async () => {
    const { browser, html } = await open()
    const target = browser.target(await browser.submit(html, { action: 'cancel' }))
    expect(target.pathname).toBe('/callback')
    expect(Object.fromEntries(target.searchParams)).toMatchObject({
      error: 'access_denied',
      state: 'state-1',
    })
  })

  test.each([
    ['without the hidden field', { _csrf: '' }],
    ['with another value', { _csrf: 'forged' }],
  ])('refuses a form %s', async (_what, field) => {
    const { browser, html } = await open()
    const answer = await browser.submit(html, { ...field, username: 'admin', password: 'Fleet-admin-1' })
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('form_expired')
    expect(browser.cookie('cognito')).toBeUndefined()
  })

  test('refuses a form without the cookie', async () => {
    const { html } = await open()
    const other = browse(cloud)
    const answer = await other.submit(html, { username: 'admin', password: 'Fleet-admin-1' })
    expect(answer.status).toBe(403)
  })

  test('cannot be framed, runs no script and is not kept', async () => {
    const { answer, html } = await open()
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-security-policy':
        "default-src 'none'; style-src 'self'; form-action 'self' https://localhost:5173; frame-ancestors 'none'; base-uri 'none'",
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    expect(html).not.toMatch(/<script|style=|<style|\son\w+=/)
    const style = await cloud.fetch('/login/style.css')
    expect(style.headers.get('content-type')).toContain('text/css')
  })
})
