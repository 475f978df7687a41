import { expect, openFirstVehicle, signIn, tabHistory, test, typeCredentials } from '../support/journey.ts'

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

test('the browser keeps the tokens, and nothing else of the person or the fleet', async ({ page }) => {
  await signIn(page, 'manager')
  await expect(page.getByText(/^10,000 vehicles/)).toBeVisible()
  await openFirstVehicle(page)
  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage).map((key) => key.split('.').at(-1) ?? key),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    cookies: document.cookie,
  }))
  expect(kept.local.toSorted()).toEqual([
    'LastAuthUser',
    'accessToken',
    'clockDrift',
    'idToken',
    'oauthMetadata',
    'oauthSignIn',
    'refreshToken',
  ])
  expect(kept).toMatchObject({ session: [], databases: [], caches: [], cookies: '' })
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

test('a cancelled sign-in comes back to the wanted page with a word about it', async ({ page }) => {
  await page.goto('/vehicles?q=van')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('status')).toHaveText(/You cancelled the sign-in/)
  await expect(page).toHaveURL('/vehicles?q=van')
  expect((await tabHistory(page)).filter((url) => url.includes('error='))).toEqual([])
  await page.getByRole('button', { name: 'Sign in' }).click()
  await typeCredentials(page, 'operator')
  await expect(page).toHaveURL('/vehicles?q=van')
})

test.describe('a callback that nobody asked for', () => {
  for (const address of [
    '/callback',
    '/callback?code=forged&state=forged',
    '/callback?code=x',
    '/callback?state=x',
  ]) {
    test(`${address} ends on a page that says what to do`, async ({ page }) => {
      await page.goto(address)
      await expect(page.getByRole('heading', { name: 'That sign-in did not work' })).toBeVisible()
      await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
      await expect(page).toHaveURL('/vehicles')
      expect((await tabHistory(page)).filter((url) => /code=|state=/.test(url))).toEqual([])
    })
  }

  test('with a forged state during a sign-in of ours, is refused without an exchange', async ({ page }) => {
    const exchanges: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('/oauth2/token')) exchanges.push(request.url())
    })
    await page.goto('/')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL('**/login?**')
    await page.goto('/callback?code=forged&state=forged')
    await expect(page.getByRole('heading', { name: 'That sign-in did not work' })).toBeVisible()
    expect(exchanges).toEqual([])
  })

  test('an error description is shown as text, and bounded', async ({ page }) => {
    const hostile = `<img src=x onerror=alert(1)>\u202e${'A'.repeat(10_000)}`
    await page.goto(`/callback?error=server_error&error_description=${encodeURIComponent(hostile)}`)
    const notice = page.getByRole('status')
    await expect(notice).toContainText('server_error: <img src=x onerror=alert(1)>')
    expect((await notice.innerText()).length).toBeLessThan(400)
    await expect(page.locator('#landing-notice img')).toHaveCount(0)
    await expect(page).toHaveURL('/vehicles')
  })
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

test.describe('a session that has ended', () => {
  test.use({ provoked: [400, 401] })

  test('leads to the sign-in, and then back to the same page', async ({ page }) => {
    await signIn(page, 'manager', '/vehicles?q=van')
    await expect(page.getByText(/ of 10,000 vehicles/)).toBeVisible()
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) {
        if (key.endsWith('.refreshToken')) localStorage.setItem(key, 'gone')
        if (key.endsWith('.accessToken')) localStorage.setItem(key, `${localStorage.getItem(key)}x`)
      }
    })
    await page.getByRole('button', { name: 'Reload' }).click()
    await expect(page.getByRole('heading', { name: 'Please sign in again' })).toBeVisible()
    await expect(page).toHaveURL('/vehicles?q=van')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
    await expect(page).toHaveURL('/vehicles?q=van')
  })
})

test.describe('a user pool that can’t renew the session for the moment', () => {
  test.use({ provoked: [503] })

  test('keeps it: the page says so, and trying again works', async ({ page }) => {
    await signIn(page, 'manager')
    await expect(page.getByText(/^10,000 vehicles/)).toBeVisible()
    await page.route('**/cognito-idp', (route) => route.fulfill({ status: 503, body: '{}' }))
    await page.evaluate(() => {
      const key = Object.keys(localStorage).find((name) => name.endsWith('.clockDrift')) ?? ''
      // As if the computer had slept for an hour: by the corrected clock the token is over.
      localStorage.setItem(key, String(3_600_000))
    })
    await page.getByRole('button', { name: 'Reload' }).click()
    await expect(page.getByText(/The session could not be renewed/)).toBeVisible()
    await page.unroute('**/cognito-idp')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText(/The session could not be renewed/)).toBeHidden()
    await expect(page.getByText(/^10,000 vehicles/)).toBeVisible()
  })
})

test.describe('someone who is signed in', () => {
  test.use({ provoked: [403] })

  test('and cancels a fresh sign-in is back on the page, signed in as before', async ({ page }) => {
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

  test('and follows a forged callback stays signed in', async ({ page }) => {
    await signIn(page, 'operator')
    for (const address of ['/callback?error=access_denied&state=x', '/callback?code=forged&state=forged']) {
      await page.goto(address)
      await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
      await expect(page).toHaveURL('/vehicles')
    }
  })
})
