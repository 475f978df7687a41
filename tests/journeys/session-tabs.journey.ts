import type { Page } from '@playwright/test'
import {
  askForChanges,
  expect,
  openFirstVehicle,
  signIn,
  test,
  typeCredentials,
} from '../support/session-journey.ts'

const signOutButton = (page: Page) => page.getByRole('button', { name: 'Sign out' })
const tenant = (page: Page) => page.locator('.shell-tenant')

/** Makes a tab renew its token: the API's clock is ahead, so it refuses the old one. */
async function renewIn(page: Page, cloud: { control(changes: { clockSkewSeconds: number }): Promise<void> }) {
  await cloud.control({ clockSkewSeconds: 3600 })
  await askForChanges(page)
}

/** Asks for the password again in a tab, on an answer of the API that wants a fresh sign-in. */
async function beginFreshSignIn(page: Page): Promise<void> {
  await page.route('**/unlock-doors', (route) => {
    const error = {
      code: 'fresh_sign_in_required',
      message: 'Sign in again.',
      requestId: 'r',
      maxAgeSeconds: 300,
    }
    return route.fulfill({ status: 403, json: { error } })
  })
  await openFirstVehicle(page)
  await page.getByRole('button', { name: 'Unlock doors' }).click()
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await page.waitForURL('**/login?**')
}

test('a sign-out closes the other tabs before anything has been asked of the network', async ({
  page,
  context,
}) => {
  await signIn(page, 'operator')
  const other = await context.newPage()
  await other.goto('/vehicles')
  await expect(other.getByText(/^150 vehicles$/)).toBeVisible()
  const held = Promise.withResolvers<void>()
  await page.route('**/amplify-config.json', async (route) => {
    await held.promise
    await route.continue()
  })
  await signOutButton(page).click()
  for (const tab of [page, other]) {
    await expect(tab.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
    await expect(tab.getByRole('row')).toHaveCount(0)
  }
  // The tokens are still there, to be revoked, but no tab would use them: it would finish the sign-out.
  await other.goto('/vehicles')
  await other.waitForURL('/signed-out')
  await expect(other.getByRole('row')).toHaveCount(0)
  held.resolve()
  const left = await page.evaluate(() => Object.keys(localStorage).filter((key) => /token/i.test(key)))
  expect(left).toEqual([])
})

test('a tab is closed in the same turn in which it hears of a sign-out', async ({ page }) => {
  await signIn(page, 'operator')
  await expect(page.getByText(/^150 vehicles$/)).toBeVisible()
  const left = await page.evaluate(() => {
    // As another tab does it, and as this one hears of it.
    localStorage.setItem('fleet-console.sign-out', 'signedOut')
    dispatchEvent(new StorageEvent('storage', { key: 'fleet-console.sign-out', newValue: 'signedOut' }))
    return {
      landingHidden: document.getElementById('landing')?.hidden,
      app: document.getElementById('root')?.innerHTML,
    }
  })
  expect(left).toEqual({ landingHidden: false, app: '' })
})

test('the next person in one tab is the next person in every tab, and finds nothing of the first', async ({
  page,
  context,
}) => {
  await signIn(page, 'manager')
  const other = await context.newPage()
  await other.goto('/vehicles')
  await expect(other.getByText(/^150 vehicles$/)).toBeVisible()
  const plate = await other.getByRole('row').nth(1).getByRole('link').innerText()
  await signOutButton(page).click()
  await page.waitForURL('/signed-out')
  await signIn(page, 'manager-south')
  await expect(tenant(other)).toHaveText('south')
  await expect(other.getByText(/^250 vehicles/)).toBeVisible()
  await other.getByRole('searchbox').fill(plate)
  await expect(other.getByRole('link', { name: plate, exact: true })).toHaveCount(0)
})

test.describe('someone else at the password of a fresh sign-in', () => {
  test.use({ provoked: [403, 404] })

  test('takes over every tab, and leaves no token of the first in the storage', async ({ page, context }) => {
    await signIn(page, 'manager')
    const other = await context.newPage()
    await other.goto('/vehicles')
    await expect(other.getByText(/^150 vehicles$/)).toBeVisible()
    await other.locator('.shell').evaluate((shell) => shell.setAttribute('data-first', ''))
    await beginFreshSignIn(page)
    await page.getByLabel('Username').fill('')
    await typeCredentials(page, 'manager-south')
    for (const tab of [page, other]) await expect(tenant(tab)).toHaveText('south')
    // Not the same app with another name on it: everything of the first is thrown away.
    await expect(other.locator('[data-first]')).toHaveCount(0)
    await expect(other.getByText(/^250 vehicles/)).toBeVisible()
    const names = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith('Token')))
    expect(names).toHaveLength(3)
    expect(names.every((name) => name.includes('.manager-south.'))).toBe(true)
  })
})

test.describe('someone else of the same tenant', () => {
  test.use({ provoked: [403] })

  test('does not find in another tab what the first one has typed', async ({ page, context }) => {
    await signIn(page, 'manager')
    const other = await context.newPage()
    await other.goto('/vehicles')
    await openFirstVehicle(other)
    await other.getByRole('button', { name: 'Edit vehicle' }).click()
    await other.getByLabel('Driver').fill('For my eyes only')
    await beginFreshSignIn(page)
    await page.getByLabel('Username').fill('')
    await typeCredentials(page, 'admin')
    await expect(other.locator('.shell-groups')).toHaveText('admin')
    await expect(other.getByLabel('Driver')).not.toHaveValue('For my eyes only')
  })
})

test.describe('rights that change in the user pool', () => {
  test.use({ provoked: [401] })

  test('reach every tab with the next renewal of any', async ({ page, context, cloud }) => {
    await signIn(page, 'manager')
    const other = await context.newPage()
    await other.goto('/vehicles')
    await openFirstVehicle(other)
    await expect(other.getByRole('button', { name: 'Edit vehicle' })).not.toHaveAttribute(
      'aria-disabled',
      'true',
    )
    await cloud.setGroups('manager', ['operator', 'tenant:north'])
    await renewIn(page, cloud)
    for (const tab of [page, other]) await expect(tab.locator('.shell-groups')).toHaveText('operator')
    await expect(other.getByRole('button', { name: 'Edit vehicle' })).toHaveAttribute('aria-disabled', 'true')
  })

  test('another tenant starts every tab anew, with nothing of the old one', async ({
    page,
    context,
    cloud,
  }) => {
    await signIn(page, 'manager')
    const other = await context.newPage()
    await other.goto('/vehicles')
    await expect(other.getByText(/^150 vehicles$/)).toBeVisible()
    await cloud.setGroups('manager', ['manager', 'tenant:south'])
    await renewIn(page, cloud)
    for (const tab of [page, other]) {
      await expect(tenant(tab)).toHaveText('south')
      await expect(tab.getByText(/^250 vehicles/)).toBeVisible()
    }
  })
})

test('two tabs that sign in at once both get in, and nobody types a password twice', async ({
  page,
  context,
}) => {
  const other = await context.newPage()
  for (const tab of [page, other]) {
    await tab.goto('/vehicles?q=van')
    await tab.getByRole('button', { name: 'Sign in' }).click()
    await tab.waitForURL('**/login?**')
  }
  // The second one has overwritten what belongs to the first.
  await typeCredentials(page, 'operator')
  await expect(signOutButton(page)).toBeVisible()
  await typeCredentials(other, 'operator')
  for (const tab of [page, other]) {
    await expect(signOutButton(tab)).toBeVisible()
    await expect(tab).toHaveURL('/vehicles?q=van')
  }
})

test('of two people at two sign-in pages the last one is signed in, in both tabs', async ({
  page,
  context,
}) => {
  const other = await context.newPage()
  for (const tab of [page, other]) {
    await tab.goto('/')
    await tab.getByRole('button', { name: 'Sign in' }).click()
    await tab.waitForURL('**/login?**')
  }
  await typeCredentials(page, 'manager')
  await expect(tenant(page)).toHaveText('north')
  await typeCredentials(other, 'manager-south')
  for (const tab of [other, page]) await expect(tenant(tab)).toHaveText('south')
})

test('a sign-in page open in one tab makes no other tab wait, not even for new tokens', async ({
  page,
  context,
  cloud,
}) => {
  await signIn(page, 'manager')
  const other = await context.newPage()
  await other.goto('/vehicles')
  await expect(other.getByText(/^150 vehicles$/)).toBeVisible()
  // As a tab leaves it that is on its way to the sign-in page.
  await page.evaluate(() => {
    const name = Object.keys(localStorage).find((key) => key.endsWith('.LastAuthUser')) ?? ''
    const client = name.replace(/LastAuthUser$/, '')
    localStorage.setItem(`${client}inflightOAuthDeadline`, String(Date.now() + 300_000))
    localStorage.setItem(`${client}inflightOAuth`, 'true')
  })
  await context.clock.setSystemTime(Date.now() + 4 * 60_000)
  await other.getByRole('row').nth(1).getByRole('link').click()
  await expect(other.getByRole('heading', { name: 'Facts' })).toBeVisible()
  await context.clock.setSystemTime(Date.now() + 20 * 60_000)
  await other.getByRole('link', { name: 'All vehicles' }).click()
  await other.getByRole('button', { name: 'Reload' }).click()
  await expect.poll(() => cloud.refreshes()).toEqual([200])
  await expect(other.getByText(/^150 vehicles$/)).toBeVisible()
})

test('a fresh sign-in in one tab survives that another one loads the app meanwhile', async ({
  page,
  context,
}) => {
  await signIn(page, 'manager')
  await page.goto('/vehicles?q=van')
  await page.evaluate(() => sessionStorage.setItem('probe', '1'))
  const other = await context.newPage()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('/signed-out')
  await page.goto('/vehicles?q=van')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/login?**')
  // A person who is signed in nowhere sees the landing page, which touches nothing; a callback configures Amplify.
  await other.goto('/callback?code=forged&state=forged')
  await expect(other.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await typeCredentials(page, 'manager')
  await expect(signOutButton(page)).toBeVisible()
  await expect(page).toHaveURL('/vehicles?q=van')
})
