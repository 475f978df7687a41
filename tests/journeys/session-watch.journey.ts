import { writeFileSync } from 'node:fs'
import { expect, test as unwatched } from '@playwright/test'
import { type Provoked, Watch } from '../support/watch.ts'

const origin = 'https://watched.example'

/** Looks like a token, and opens nothing. */
const forged = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.c2lnbmF0dXJl'
/** As Cognito's refresh tokens look: encrypted, with an empty key. */
const encrypted = 'eyJhbGciOiJkaXIifQ..aW5pdGlhbGlzYXRpb24.Y2lwaGVydGV4dA.dGFn'
/** As the local user pool's look. */
const opaque = 'k3J9sPzq_0xVbN7-refresh'

/** A watch over the pages of this context, which are empty, and a server that has written this. */
const test = unwatched.extend<{
  startWatch: (given?: { readonly provoked?: readonly Provoked[]; readonly written?: string }) => Watch
}>({
  startWatch: async ({ context }, use, testInfo) => {
    await context.route('**/*', (route) => {
      const status = route.request().url().endsWith('/missing') ? 404 : 200
      const headers = { 'access-control-allow-origin': '*' }
      return route.fulfill({ status, headers, contentType: 'text/html', body: '<!doctype html><title>Site' })
    })
    await context.route('**/oauth2/token', (route) => route.fulfill({ json: { refresh_token: opaque } }))
    await use(({ provoked = [], written = '' } = {}) => {
      const logFile = testInfo.outputPath('server.log')
      writeFileSync(logFile, written)
      const watch = new Watch({ origin, logFile }, provoked)
      watch.add(context)
      return watch
    })
  },
})

type Wrong = readonly [does: string, found: string, wrong: (token: string) => unknown]

const wrongs: readonly Wrong[] = [
  [
    'keeps a token in localStorage',
    'a token in a value of the storage, at /vehicles',
    (token) => localStorage.setItem('note', token),
  ],
  [
    'keeps a token in sessionStorage',
    'a token in a value of the storage, at /vehicles',
    (token) => sessionStorage.setItem('note', token),
  ],
  ['shows a token', 'a token in the page, at /vehicles', (token) => document.body.append(token)],
  ['has one in its title', 'a token in the page, at /vehicles', (token) => (document.title = token)],
  [
    'has one in an attribute',
    'a token in the page, at /vehicles',
    (token) => document.body.setAttribute('data-note', token),
  ],
  [
    'has one in a field',
    'a token in a field, at /vehicles',
    (token) => (document.body.appendChild(document.createElement('textarea')).value = token),
  ],
  [
    'has one in its address',
    'a token in the address, at /vehicles',
    (token) => history.replaceState(null, '', `#${token}`),
  ],
  [
    'keeps one with its history',
    'a token in the state of the history, at /vehicles',
    (token) => history.replaceState({ token }, ''),
  ],
  [
    'keeps one as the name of the window',
    'a token in the name of the window, at /vehicles',
    (token) => (window.name = token),
  ],
  [
    'keeps one in a cookie',
    'a token in a cookie, at /vehicles',
    (token) => (document.cookie = `note=${token}`),
  ],
  [
    'names an item of localStorage by one',
    'a token in a key of the storage, at /vehicles',
    (token) => localStorage.setItem(token, ''),
  ],
  [
    'names an item of sessionStorage by one',
    'a token in a key of the storage, at /vehicles',
    (token) => sessionStorage.setItem(token, ''),
  ],
  ['logs one', 'a token in the console', (token) => globalThis.console.info('Here it is:', token)],
  ['asks for one', 'a token in a URL', (token) => (new Image().src = `/image?${token}`)],
  ['throws', 'uncaught: [token] is wrong', (token) => reportError(new Error(`${token} is wrong`))],
  ['logs an error', 'console: Broken', () => globalThis.console.error('Broken')],
  [
    'asks elsewhere',
    'a request to https://elsewhere.example/',
    () => (new Image().src = 'https://elsewhere.example/'),
  ],
  ['asks what nobody handles', `nobody handles ${origin}/api/x`, () => fetch('/api/x')],
  [
    'keeps a code in its address',
    'code in the history, at /vehicles',
    () => history.replaceState(null, '', '?code=1'),
  ],
  [
    'keeps a callback in the history',
    'error_description in the history, at /callback',
    () => {
      history.replaceState(null, '', '/callback?error_description=x')
      history.pushState(null, '', '/vehicles')
    },
  ],
  [
    'stays on the callback when all is done',
    'state in the history, at /callback',
    () => history.replaceState(null, '', '/callback?state=x'),
  ],
]

for (const [does, found, wrong] of wrongs) {
  test(`a journey fails if a page ${does}`, async ({ page, startWatch }) => {
    const watch = startWatch()
    await page.goto(`${origin}/vehicles`)
    await page.evaluate(wrong, forged)
    await expect.poll(() => watch.problems()).toEqual([found])
  })
}

test('a journey fails if a page asks in a way that takes a preflight', async ({ page, startWatch }) => {
  const watch = startWatch()
  await page.goto(`${origin}/vehicles`)
  const url = 'https://elsewhere.example/'
  await page.evaluate((address) => fetch(address, { headers: { 'x-fleet': '1' } }).catch(() => {}), url)
  await expect.poll(() => watch.problems()).toContain(`a preflight to ${url}`)
})

test('a journey fails if a page did so that is gone at the end', async ({ page, startWatch }) => {
  const watch = startWatch()
  await page.goto(`${origin}/vehicles`)
  await page.evaluate((token) => {
    document.body.append(token)
    history.pushState(null, '', '/vehicles/1')
  }, encrypted)
  await page.goto(`${origin}/`)
  expect(await watch.problems()).toEqual(['a token in the page, at /vehicles/1'])
})

test('a journey fails if a page shows a refresh token, whatever that looks like', async ({
  page,
  startWatch,
}) => {
  const watch = startWatch()
  await page.goto(`${origin}/vehicles`)
  await page.evaluate(async () => {
    const { refresh_token: token } = await (await fetch('/oauth2/token')).json()
    document.body.append(token)
  })
  expect(await watch.problems()).toEqual(['a token in the page, at /vehicles'])
})

test('a journey fails if the server writes a token down', async ({ page, startWatch }) => {
  const watch = startWatch({ written: `GET /vehicles ${encrypted}` })
  await page.goto(`${origin}/vehicles`)
  expect(await watch.problems()).toEqual(['a token in the server’s log'])
})

test('what the hosted pages have in their address, and the callback while it is under way, is theirs', async ({
  page,
  startWatch,
}) => {
  const watch = startWatch()
  await page.goto(`${origin}/login?state=x`)
  await page.goto(`${origin}/callback?code=x&state=x`)
  await page.evaluate(() => history.replaceState(null, '', '/vehicles?q=code'))
  expect(await watch.problems()).toEqual([])
})

test('a failure that is provoked on purpose must happen', async ({ page, startWatch }) => {
  const watch = startWatch({ provoked: [404, 'on purpose'] })
  await page.goto(`${origin}/vehicles`)
  expect(watch.neverProvoked()).toEqual([404, 'on purpose'])
  await page.evaluate(() => fetch('/missing').then(() => globalThis.console.error('Fails on purpose')))
  await expect.poll(() => watch.neverProvoked()).toEqual([])
  expect(await watch.problems()).toEqual([])
})
