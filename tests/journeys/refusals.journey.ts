import type { Page } from '@playwright/test'
import { expect, openFirstVehicle, signIn, test } from '../support/journey.ts'

/** The tokens that a sign-in gives, as the user pool's answer has them; the app keeps them sealed. */
async function signInForTokens(
  page: Page,
  username: string,
): Promise<Record<'access_token' | 'id_token', string>> {
  const exchange = page.waitForResponse('**/oauth2/token')
  await signIn(page, username)
  return (await exchange).json()
}

/** A call from the page, with any token; only the test ever does this. */
const callWith = (token: string, method: string, path: string) => ({ token, method, path })

async function call({
  token,
  method,
  path,
}: ReturnType<typeof callWith>): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`/api${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'if-match': '"1"',
      'idempotency-key': crypto.randomUUID(),
    },
    ...(method !== 'GET' && { body: '{}' }),
  })
  return { status: response.status, body: await response.json() }
}

test.describe('an operator', () => {
  test.use({ provoked: [401, 403] })

  test('sees what may not be done, and why; the API refuses the same', async ({ page }) => {
    const { access_token: token } = await signInForTokens(page, 'operator')
    await openFirstVehicle(page)
    const vehicleId = page.url().split('/').at(-1)
    for (const name of ['Edit vehicle', 'Unlock doors']) {
      const button = page.getByRole('button', { name })
      await expect(button).toHaveAttribute('aria-disabled', 'true')
      await button.focus()
      await expect(button).toBeFocused()
      await expect(button).toHaveAccessibleDescription(/lacks the scope .* An admin of north can add you/)
      await page.keyboard.press('Enter')
    }
    await expect(page).toHaveURL(`/vehicles/${vehicleId}`)
    await expect(page.getByText('this is for the groups manager and admin')).toBeVisible()

    const unauthorized = { status: 401, body: { message: 'Unauthorized' } }
    const update = callWith(token, 'PATCH', `/vehicles/update/${vehicleId}`)
    expect(await page.evaluate(call, update)).toEqual(unauthorized)
    const unlock = callWith(token, 'POST', `/vehicles/command/${vehicleId}/unlock-doors`)
    expect(await page.evaluate(call, unlock)).toEqual(unauthorized)
    const history = callWith(token, 'GET', `/vehicles/read/${vehicleId}/history`)
    expect(await page.evaluate(call, history)).toMatchObject({
      status: 403,
      body: { error: { code: 'group_missing', groups: ['manager', 'admin'] } },
    })
  })
})

test.describe('the ID token', () => {
  test.use({ provoked: [401] })

  test('is refused by the API, and never sent by the app', async ({ page }) => {
    const sent = new Set<string>()
    page.on('request', (request) => sent.add(request.headers()['authorization'] ?? ''))
    const { id_token: idToken } = await signInForTokens(page, 'manager')
    await openFirstVehicle(page)
    expect(idToken).toMatch(/^eyJ/)
    expect([...sent].some((header) => header.includes(idToken))).toBe(false)
    expect(await page.evaluate(call, callWith(idToken, 'GET', '/vehicles/read'))).toEqual({
      status: 401,
      body: { message: 'Unauthorized' },
    })
  })
})

test('a newcomer learns what is missing and whom to ask', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: /newcomer/i }).click()
  await expect(
    page.getByRole('heading', { name: 'You are signed in, but you have no access yet' }),
  ).toBeVisible()
  await expect(page.getByText(/Ask whoever runs your user pool/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
})

test.describe('an address of another tenant', () => {
  test.use({ provoked: [404] })

  test('hints at nothing', async ({ page, person }) => {
    const elsewhere = await person('manager-south')
    await openFirstVehicle(elsewhere)
    const foreign = new URL(elsewhere.url()).pathname

    await signIn(page, 'admin', foreign)
    await expect(page.getByRole('heading', { name: 'There is no such vehicle in your fleet' })).toBeVisible()
    const theirs = (await page.locator('#content').innerText()).trim()
    await page.goto('/vehicles/there-is-none')
    await expect(page.getByRole('heading', { name: 'There is no such vehicle in your fleet' })).toBeVisible()
    expect((await page.locator('#content').innerText()).trim()).toBe(theirs)
  })
})
