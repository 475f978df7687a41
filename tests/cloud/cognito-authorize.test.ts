import { beforeEach, expect, test } from 'vitest'
import { startCognito } from '../support/cognito.ts'
import { authorizationQuery, browse } from '../support/sign-in.ts'

let cloud: Awaited<ReturnType<typeof startCognito>>
beforeEach(async () => {
  cloud = await startCognito()
})

test.each([
  ['a trailing slash', 'https://localhost:5173/callback/'],
  ['a query', 'https://localhost:5173/callback?next=1'],
  ['a fragment', 'https://localhost:5173/callback#x'],
  ['another case', 'https://localhost:5173/Callback'],
  ['another host', 'https://evil.example/callback'],
  ['another port', 'https://localhost:5174/callback'],
  ['plain http', 'http://localhost:5173/callback'],
  ['an address that means the same', 'https://localhost:5173/x/../callback'],
  ['a user part', 'https://localhost:5173@evil.example/callback'],
  ['the sign-out address', 'https://localhost:5173/signed-out'],
  ['no address', undefined],
])('a redirect_uri with %s gets a page, never a redirect', async (_what, redirect_uri) => {
  for (const path of ['/oauth2/authorize', '/login']) {
    const answer = await browse(cloud).get(`${path}${authorizationQuery(cloud, { redirect_uri })}`)
    expect(answer.status).toBe(400)
    expect(answer.headers.has('location')).toBe(false)
    const page = await answer.text()
    expect(page).toContain('<code>redirect_mismatch</code>')
    expect(page).toContain('<code>https://localhost:5173/callback</code>')
  }
})

test.each([
  ['another client', { client_id: 'someoneelse' }],
  ['no client', { client_id: undefined }],
])('%s gets a page, never a redirect', async (_what, changes) => {
  const answer = await browse(cloud).get(`/oauth2/authorize${authorizationQuery(cloud, changes)}`)
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain('<code>invalid_client</code>')
})

test('what was found is shown as text', async () => {
  const redirect_uri = 'https://evil.example/<img src=x onerror=alert(1)>'
  const answer = await browse(cloud).get(`/oauth2/authorize${authorizationQuery(cloud, { redirect_uri })}`)
  expect(await answer.text()).not.toContain('<img')
})

test.each([
  ['redirect_uri', 'https://evil.example/'],
  ['client_id', 'x'],
])('a second %s gets a page, whichever comes first', async (name, value) => {
  const query = authorizationQuery(cloud)
  for (const search of [`${query}&${name}=${value}`, `?${name}=${value}&${query.slice(1)}`]) {
    const answer = await browse(cloud).get(`/oauth2/authorize${search}`)
    expect(answer.status).toBe(400)
  }
})

test.each([
  ['no response_type', { response_type: undefined }, 'invalid_request'],
  ['response_type token', { response_type: 'token' }, 'unauthorized_client'],
  ['response_type code token', { response_type: 'code token' }, 'unsupported_response_type'],
  ['no code_challenge', { code_challenge: undefined }, 'invalid_request'],
  ['no code_challenge_method', { code_challenge_method: undefined }, 'invalid_request'],
  ['plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['s256 in small letters', { code_challenge_method: 's256' }, 'invalid_request'],
  ['a short challenge', { code_challenge: 'abc' }, 'invalid_request'],
  ['a padded challenge', { code_challenge: `${'a'.repeat(43)}=` }, 'invalid_request'],
  ['an unknown scope', { scope: 'openid fleet/everything' }, 'invalid_scope'],
  ['a scope in another case', { scope: 'FLEET/READ' }, 'invalid_scope'],
  ['scopes joined by commas', { scope: 'fleet/read,fleet/write' }, 'invalid_scope'],
  ['only spaces as scope', { scope: ' ' }, 'invalid_scope'],
  ['an unknown prompt', { prompt: 'whatever' }, 'invalid_request'],
  ['another identity provider', { identity_provider: 'Google' }, 'invalid_request'],
])('%s is told to the app, with its state', async (_what, changes, error) => {
  const browser = browse(cloud)
  for (const path of ['/oauth2/authorize', '/login']) {
    const target = browser.target(await browser.get(`${path}${authorizationQuery(cloud, changes)}`))
    expect(target.href.split('?')[0]).toBe('https://localhost:5173/callback')
    expect(target.searchParams.get('error')).toBe(error)
    expect(target.searchParams.get('error_description')).not.toBe('')
    expect(target.searchParams.get('state')).toBe('state-1')
    expect(target.searchParams.has('code')).toBe(false)
  }
})

test('a repeated parameter is told to the app', async () => {
  const browser = browse(cloud)
  const target = browser.target(
    await browser.get(`/oauth2/authorize${authorizationQuery(cloud)}&scope=openid`),
  )
  expect(target.searchParams.get('error')).toBe('invalid_request')
})

test('what Amplify sends beside the standard is taken', async () => {
  const changes = {
    identity_provider: 'COGNITO',
    lang: 'en',
    login_hint: 'admin',
    nonce: 'n',
    prompt: 'login',
  }
  const browser = browse(cloud)
  const query = authorizationQuery(cloud, changes)
  const target = browser.target(await browser.get(`/oauth2/authorize${query}`))
  expect(target.href).toBe(`https://localhost:5173/login${query}`)
})

test('an unknown address below gets a page that says so', async () => {
  const answer = await cloud.fetch('/oauth2/whatever')
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('not_found')
})

test('a body over 64 kB is refused', async () => {
  const body = new URLSearchParams({ password: 'x'.repeat(70_000) })
  const answer = await cloud.fetch(`/login${authorizationQuery(cloud)}`, { method: 'POST', body })
  expect(answer.status).toBe(413)
})
