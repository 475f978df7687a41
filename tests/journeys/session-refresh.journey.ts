import type { BrowserContext, Page } from '@playwright/test'
import { askForChanges, expect, signIn, test } from '../support/session-journey.ts'

const hour = 3600
const isShown = (page: Page) => expect(page.getByText(/^150 vehicles$/)).toBeVisible()

/** Tabs of one browser, each with the list. */
async function openTabs(context: BrowserContext, first: Page, count: number): Promise<readonly Page[]> {
  await signIn(first, 'manager')
  const tabs = [first]
  while (tabs.length < count) {
    const tab = await context.newPage()
    await tab.goto('/vehicles')
    tabs.push(tab)
  }
  await Promise.all(tabs.map(isShown))
  return tabs
}

/** Opens a vehicle's page in every tab at once: two calls each, for the record and for its history. */
async function openVehicles(tabs: readonly Page[]): Promise<void> {
  await Promise.all(tabs.map((tab) => tab.getByRole('row').nth(1).getByRole('link').click()))
  for (const tab of tabs) {
    await expect(tab.getByRole('heading', { name: 'Facts' })).toBeVisible()
    await expect(tab.getByText(/Nobody has changed this vehicle|was allowed to/).first()).toBeVisible()
  }
}

for (const graceSeconds of [0, 30]) {
  const settings = { graceSeconds, revokeFamilyOnReuse: true }

  test(`five tabs whose token has ended make one refresh, with ${graceSeconds} s of grace`, async ({
    page,
    context,
    cloud,
  }) => {
    await cloud.control(settings)
    const tabs = await openTabs(context, page, 5)
    await context.clock.setSystemTime(Date.now() + 20 * 60_000)
    await openVehicles(tabs)
    expect(await cloud.refreshes()).toEqual([200])
    for (const tab of tabs) await expect(tab.getByRole('button', { name: 'Sign out' })).toBeVisible()
  })

  test.describe('with a token that only the API takes for ended', () => {
    test.use({ provoked: [401] })

    test(`five tabs make one refresh and repeat their calls, with ${graceSeconds} s of grace`, async ({
      page,
      context,
      cloud,
    }) => {
      const tabs = await openTabs(context, page, 5)
      await cloud.control({ ...settings, clockSkewSeconds: hour })
      await openVehicles(tabs)
      expect(await cloud.refreshes()).toEqual([200])
      const calls = (await cloud.log()).filter(({ path }) => path.startsWith('/api/vehicles/read/'))
      const refused = calls.filter(({ status }) => status !== 200)
      // Each of the ten calls was refused once at most.
      expect(refused.every(({ status }) => status === 401)).toBe(true)
      expect(refused.length).toBeLessThanOrEqual(10)
    })
  })
}

test('fifty reasons to renew in each of five tabs at once are one refresh', async ({
  page,
  context,
  cloud,
}) => {
  await cloud.control({ graceSeconds: 0, revokeFamilyOnReuse: true })
  const tabs = await openTabs(context, page, 5)
  // 40 seconds before the end of a token of 15 minutes: still good for calls, and renewed ahead where someone comes back.
  await context.clock.setSystemTime(Date.now() + 15 * 60_000 - 40_000)
  await Promise.all(
    tabs.map((tab) =>
      tab.evaluate(() => {
        for (let times = 0; times < 50; times++) window.dispatchEvent(new Event('focus'))
      }),
    ),
  )
  await expect.poll(() => cloud.refreshes()).toEqual([200])
  await openVehicles(tabs)
  expect(await cloud.refreshes()).toEqual([200])
})

test('a tab that is used again after sleep renews before its first call', async ({
  page,
  context,
  cloud,
}) => {
  await openTabs(context, page, 1)
  // Longer than a token lives, and not as long as nobody may be there.
  await context.clock.setSystemTime(Date.now() + 20 * 60_000)
  const before = (await cloud.log()).length
  const after = async () => (await cloud.log()).slice(before)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  // The list asks for what has changed meanwhile.
  await expect.poll(async () => (await after()).map(({ path }) => path)).toContain('/api/vehicles/read')
  expect((await after())[0]).toMatchObject({ target: 'GetTokensFromRefreshToken', status: 200 })
  expect(await cloud.refreshes()).toEqual([200])
})

test.describe('a refresh token that has ended', () => {
  test.use({ provoked: [400, 401] })

  test('leads to the sign-in, in every tab, and then back to the same page', async ({
    page,
    context,
    cloud,
  }) => {
    await signIn(page, 'manager', '/vehicles?q=van')
    const other = await context.newPage()
    await other.goto('/vehicles?q=box')
    await expect(other.getByRole('button', { name: 'Reload' })).toBeVisible()
    await cloud.control({ clockSkewSeconds: 13 * hour })
    await askForChanges(page)
    for (const [tab, address] of [
      [page, '/vehicles?q=van'],
      [other, '/vehicles?q=box'],
    ] as const) {
      await expect(tab.getByRole('heading', { name: 'Please sign in again' })).toBeVisible()
      await expect(tab.getByRole('row')).toHaveCount(0)
      await expect(tab).toHaveURL(address)
    }
    expect(await cloud.refreshes()).toEqual([400])
    await cloud.control({ clockSkewSeconds: 0 })
    await page.getByRole('button', { name: 'Sign in' }).click()
    for (const tab of [page, other]) await expect(tab.getByRole('button', { name: 'Sign out' })).toBeVisible()
    await expect(page).toHaveURL('/vehicles?q=van')
    await expect(other).toHaveURL('/vehicles?q=box')
  })
})

for (const status of [500, 429]) {
  test.describe(`a user pool that answers a refresh with ${status}`, () => {
    test.use({ provoked: [status, 401] })

    test('ends nothing: the page says so, and trying again works', async ({ page, cloud }) => {
      await signIn(page, 'manager')
      await isShown(page)
      const fail = { target: 'refresh', kind: 'status', status, times: 100, retryAfterSeconds: 0 } as const
      await cloud.control({ clockSkewSeconds: hour, fail })
      await askForChanges(page)
      await expect(page.getByText(/session could not be renewed/)).toBeVisible()
      await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
      await cloud.control({ fail: null })
      await page.getByRole('button', { name: 'Try again' }).click()
      await expect(page.getByText(/session could not be renewed/)).toBeHidden()
      await isShown(page)
      expect((await cloud.refreshes()).filter((one) => one === 200)).toEqual([200])
    })
  })
}

test.describe('no connection while a token has to be renewed', () => {
  test.use({ provoked: ['ERR_INTERNET_DISCONNECTED'] })

  test('ends nothing: back online the page goes on', async ({ page, context, cloud }) => {
    await signIn(page, 'manager')
    await isShown(page)
    await context.clock.setSystemTime(Date.now() + 20 * 60_000)
    await context.setOffline(true)
    const renewal = page.waitForEvent('requestfailed')
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await renewal
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
    await context.setOffline(false)
    await expect.poll(() => cloud.refreshes()).toEqual([200])
    await page.getByRole('button', { name: 'Reload' }).click()
    await isShown(page)
  })
})
