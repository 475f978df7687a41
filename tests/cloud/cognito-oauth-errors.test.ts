import { beforeAll, expect, test } from 'vitest'
import { startCognito } from '../support/cognito.ts'
import { authorizationQuery, browse, exchange, postToken, walkToCallback } from '../support/sign-in.ts'

let cloud: Awaited<ReturnType<typeof startCognito>>
beforeAll(async () => {
  cloud = await startCognito()
})

/** What the app is sent back with. */
async function sentBack(changes: Readonly<Record<string, string | undefined>>) {
  const browser = browse(cloud)
  const answer = await browser.get(`/oauth2/authorize${authorizationQuery(cloud, changes)}`)
  expect(answer.status).toBe(302)
  const { origin, pathname, searchParams } = browser.target(answer)
  expect(`${origin}${pathname}`).toBe('https://localhost:5173/callback')
  return Object.fromEntries(searchParams)
}

/** What the token endpoint answers, with status 400. */
async function tokenError(fields: Readonly<Record<string, string | undefined>>) {
  const answer = await postToken(cloud, fields)
  expect(answer.status).toBe(400)
  return answer.json()
}

const described = (error: string) => ({ error, error_description: expect.stringMatching(/./) })
const withState = (error: string) => ({ ...described(error), state: 'state-1' })

test('invalid_grant: a code that was used, by the token endpoint', async () => {
  const callback = await walkToCallback(cloud, 'manager')
  expect((await exchange(cloud, callback)).status).toBe(200)
  const again = await exchange(cloud, callback)
  expect(again.status).toBe(400)
  expect(await again.json()).toEqual(described('invalid_grant'))
})

test('invalid_scope: a scope that the app client does not have, in the callback', async () => {
  expect(await sentBack({ scope: 'openid fleet/everything' })).toEqual(withState('invalid_scope'))
})

test('invalid_client: a client_id that there is not, by the token endpoint and on a page', async () => {
  const fields = { grant_type: 'authorization_code', client_id: 'other', code: 'x', redirect_uri: 'x' }
  expect(await tokenError(fields)).toEqual(described('invalid_client'))
  const page = await cloud.fetch(`/oauth2/authorize${authorizationQuery(cloud, { client_id: 'other' })}`)
  expect(page.headers.has('location')).toBe(false)
  expect(await page.text()).toContain('invalid_client')
})

test('redirect_mismatch: an address that is not registered, on a page and never by a redirect', async () => {
  const query = authorizationQuery(cloud, { redirect_uri: 'https://evil.example/callback' })
  const page = await cloud.fetch(`/oauth2/authorize${query}`)
  expect(page.headers.has('location')).toBe(false)
  expect(await page.text()).toContain('redirect_mismatch')
})

test('unauthorized_client: a grant that the app client may not use, in the callback and by the token endpoint', async () => {
  expect(await sentBack({ response_type: 'token' })).toEqual(withState('unauthorized_client'))
  expect(await tokenError({ grant_type: 'client_credentials' })).toEqual(described('unauthorized_client'))
})

test('unsupported_grant_type: a grant that there is not, by the token endpoint', async () => {
  expect(await tokenError({ grant_type: 'password' })).toEqual(described('unsupported_grant_type'))
})

test('invalid_request: something missing, in the callback and by the token endpoint', async () => {
  expect(await sentBack({ code_challenge: undefined })).toEqual(withState('invalid_request'))
  expect(await tokenError({ grant_type: 'authorization_code' })).toEqual(described('invalid_request'))
})

test('login_required: prompt=none with nobody signed in, in the callback', async () => {
  expect(await sentBack({ prompt: 'none' })).toEqual(withState('login_required'))
})

test('access_denied: the person cancels, in the callback', async () => {
  const browser = browse(cloud)
  const page = await (await browser.get(`/login${authorizationQuery(cloud)}`)).text()
  const { searchParams } = browser.target(await browser.submit(page, { action: 'cancel' }))
  expect(Object.fromEntries(searchParams)).toEqual(withState('access_denied'))
})
