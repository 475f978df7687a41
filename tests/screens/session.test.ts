import { beforeEach, expect, test, vi } from 'vitest'
import { AccessToken } from '#auth/access-token.ts'
import { onSessionChange } from '#auth/session-change.ts'
import { readAccessToken, readSession, renewSession, SessionEndedError } from '#auth/session.ts'

/** The tokens that the browser holds, as `currentTokens` gives them. */
const browser = vi.hoisted(() => ({
  tokens: null as unknown,
  refused: [] as unknown[],
}))

vi.mock('#auth/tokens.ts', async (original) => ({
  ...(await original<object>()),
  currentTokens: async (refused?: unknown) => {
    browser.refused.push(refused)
    return browser.tokens
  },
}))

function tokensOf(sub: string, tenant: string, name?: string) {
  const payload = {
    sub,
    username: sub,
    iat: 1000,
    exp: 1900,
    'cognito:groups': ['manager', `tenant:${tenant}`],
    scope: 'fleet/read',
  }
  return {
    accessToken: { payload, toString: () => `access token of ${sub}` },
    idToken: { payload: { name } },
    clockDrift: -250,
  }
}

let changes = 0
onSessionChange(() => changes++)

beforeEach(async () => {
  browser.tokens = tokensOf('ada', 'north', 'Ada Lovelace')
  await readSession()
  changes = 0
  browser.refused = []
})

test('a session says who is there, and nothing of the token but facts', async () => {
  const session = await readSession()
  expect(session).toMatchObject({
    name: 'Ada Lovelace',
    caller: { sub: 'ada', tenant: 'north' },
    token: { issuedAt: 1_000_000, expiresAt: 1_900_000, clockDriftMs: -250 },
  })
  expect(JSON.stringify(session)).not.toContain('access token')
})

test('whoever has no name is called by the username', async () => {
  browser.tokens = tokensOf('ada', 'north')
  expect((await readSession())?.name).toBe('ada')
})

test('a call gets the token of the person who is shown', async () => {
  const access = await readAccessToken()
  const headers = new Headers()
  access.authorize(headers)
  expect(headers.get('authorization')).toBe('Bearer access token of ada')
  expect(`${JSON.stringify(access)} ${Object.values(access).join()}`).not.toContain('access token')
  expect(changes).toBe(0)
})

test.each([
  ['another person', tokensOf('eve', 'north')],
  ['the same person in another tenant', tokensOf('ada', 'south')],
  ['nobody', null],
])(
  'a call never goes out for %s, whom another tab has signed in: the page is told first',
  async (_, tokens) => {
    browser.tokens = tokens
    await expect(readAccessToken()).rejects.toBeInstanceOf(SessionEndedError)
    expect(changes).toBe(1)
  },
)

test('renewing asks for another token than the present one', async () => {
  await renewSession()
  const [first, second] = browser.refused
  expect(first).toBeUndefined()
  expect(second instanceof AccessToken && second.is('access token of ada')).toBe(true)
})
