import { expect, openFirstVehicle, signIn, test, typeCredentials } from '../support/journey.ts'

test('a deep link leads through the sign-in to the wanted page', async ({ page }) => {
  await signIn(page, 'manager', '/vehicles?q=transit&sort=-modelYear')
  await expect(page).toHaveURL('/vehicles?q=transit&sort=-modelYear')
  await expect(page.getByRole('searchbox')).toHaveValue('transit')
})

test('every sign-in carries PKCE (S256) and a state of its own', async ({ page }) => {
  const started: URLSearchParams[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.pathname === '/oauth2/authorize') started.push(url.searchParams)
  })
  for (const username of ['operator', 'manager']) {
    await signIn(page, username)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('/signed-out')
  }
  expect(started.map((query) => query.get('code_challenge_method'))).toEqual(['S256', 'S256'])
  for (const name of ['code_challenge', 'state']) {
    expect(new Set(started.map((query) => query.get(name))).size).toBe(2)
  }
})

test('the browser keeps the tokens, sealed, and nothing else of the person or the fleet', async ({
  page,
}) => {
  await signIn(page, 'manager')
  await expect(page.getByText(/^10,000 vehicles/)).toBeVisible()
  await openFirstVehicle(page)
  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage).map((key) => key.split('.').at(-1) ?? key),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    cookies: document.cookie.replaceAll(/=[^;]*/g, '').split('; '),
  }))
  expect(kept.local.toSorted()).toEqual([
    'LastAuthUser',
    'accessToken',
    'clockDrift',
    'idToken',
    'last-input',
    'oauthMetadata',
    'oauthSignIn',
    'refreshToken',
  ])
  expect(kept).toMatchObject({ session: [], databases: [], caches: [] })
  // The key of the browser session, and the id of the newest token: both end with it.
  expect(kept.cookies.toSorted()).toEqual(['__Host-fleet-key', '__Host-fleet-token'])
})

test('a reload keeps the session, and asks nothing of the user pool', async ({ page }) => {
  await signIn(page, 'operator')
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.reload()
  await expect(page.getByText(/^10,000 vehicles/)).toBeVisible()
  expect(asked.filter((path) => /oauth2|cognito-idp|login/.test(path))).toEqual([])
})

test('a wrong password is said on the sign-in page, the name stays, and the right one works', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await typeCredentials(page, 'manager', 'wrong')
  await expect(page.getByRole('alert')).toContainText('Incorrect username or password')
  await expect(page.getByLabel('Username')).toHaveValue('manager')
  await typeCredentials(page, 'manager')
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
})

test.describe('settings that are wrong', () => {
  const wrong = [
    ['{"Auth": {"Cognito": {"userPoolId": "pool"}}}', 'Auth.Cognito.userPoolId', 'found: "pool"'],
    ['{}', 'API', 'expected: an object with REST.fleet.endpoint'],
  ] as const
  for (const [body, field, text] of wrong) {
    test(`${body} is answered with the field, what was found and what is expected`, async ({ page }) => {
      await page.route('**/amplify-config.json', (route) =>
        route.fulfill({ contentType: 'application/json', body }),
      )
      await page.goto('/')
      await expect(page.getByRole('alert')).toContainText(field)
      await expect(page.getByRole('alert')).toContainText(text)
    })
  }

  test('that are no JSON say so', async ({ page }) => {
    await page.route('**/amplify-config.json', (route) => route.fulfill({ body: '<!doctype html><title>x' }))
    await page.goto('/')
    await expect(page.getByRole('alert')).toContainText('is not JSON: it begins with "<!doctype html>')
  })
})

test.describe('a call that needs a fresh sign-in', () => {
  test.use({ provoked: [403] })

  test('leads there; whoever cancels it is back on the page, signed in as before', async ({ page }) => {
    await page.route('**/unlock-doors', (route) => {
      const error = {
        code: 'fresh_sign_in_required',
        message: 'Sign in again, then repeat it.',
        requestId: 'r',
      }
      return route.fulfill({ status: 403, json: { error } })
    })
    await signIn(page, 'manager')
    await openFirstVehicle(page)
    const vehicle = new URL(page.url()).pathname
    await page.getByRole('button', { name: 'Unlock doors' }).click()
    await page.getByRole('button', { name: 'Sign in again' }).click()
    await page.waitForURL('**/login?**')
    await expect(page.getByLabel('Username')).toHaveValue('manager')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
    await expect(page).toHaveURL(vehicle)
  })
})
