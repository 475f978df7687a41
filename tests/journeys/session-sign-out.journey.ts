import type { Page } from '@playwright/test'
import { goOffline } from '../support/go-offline.ts'
import { expect, signIn, test } from '../support/session-journey.ts'

/** Until what comes behind the first page is there: the sign-out is part of it. */
async function signInCompletely(page: Page): Promise<void> {
  const behind = page.waitForResponse(/\/assets\/leave-/)
  await signIn(page, 'operator')
  await (await behind).finished()
  await expect(page.getByText(/^150 vehicles$/)).toBeVisible()
}

const offlineTitle = { name: 'You are signed out here, but offline' }

test('a sign-out revokes the refresh token, ends the hosted session and leaves nothing in the browser', async ({
  page,
  context,
  cloud,
}) => {
  await signIn(page, 'operator')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('/signed-out')
  await expect(page.getByText('Nothing of your fleet is left in this browser.')).toBeVisible()
  const log = await cloud.log()
  expect(log.filter(({ target }) => target === 'RevokeToken').map(({ status }) => status)).toEqual([200])
  expect(log.filter(({ path }) => path === '/logout').map(({ status }) => status)).toEqual([302])
  const { origins } = await context.storageState()
  const kept = origins.flatMap(({ localStorage }) => localStorage.map(({ name }) => name))
  expect(kept.filter((name) => !name.startsWith('fleet-console.'))).toEqual([])
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByLabel('Password')).toBeVisible()
})

test.describe('a sign-out without a connection', () => {
  test('empties the browser, says what is still open, and ends it when there is one again', async ({
    page,
    context,
    cloud,
  }) => {
    await signInCompletely(page)
    const other = await context.newPage()
    await other.goto('/vehicles')
    await expect(other.getByText(/^150 vehicles$/)).toBeVisible()
    await goOffline(context)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', offlineTitle)).toBeVisible()
    await expect(other.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
    await expect(other.getByRole('row')).toHaveCount(0)
    const left = await page.evaluate(() => Object.keys(localStorage).filter((key) => /token/i.test(key)))
    expect(left).toEqual([])
    expect((await cloud.log()).filter(({ path }) => path === '/logout')).toEqual([])

    await context.setOffline(false)
    await page.waitForURL('/signed-out')
    expect((await cloud.log()).filter(({ path }) => path === '/logout')).toHaveLength(1)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByLabel('Password')).toBeVisible()
  })

  test('is finished by the next page that is loaded with one', async ({ page, context, cloud }) => {
    await signInCompletely(page)
    await goOffline(context)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', offlineTitle)).toBeVisible()
    await page.close()
    await context.setOffline(false)
    const next = await context.newPage()
    await next.goto('/vehicles')
    await next.waitForURL('/signed-out')
    expect((await cloud.log()).filter(({ path }) => path === '/logout')).toHaveLength(1)
  })
})

test.describe('a sign-out that gets no answer', () => {
  test.use({ provoked: ['ERR_FAILED'] })

  test('lets nobody in by the hosted session that is still open', async ({ page }) => {
    await signIn(page, 'operator')
    await page.route('**/amplify-config.json', (route) =>
      route.request().method() === 'HEAD' ? route.abort() : route.continue(),
    )
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', offlineTitle)).toBeVisible()
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL('**/login?**prompt=login**')
    await expect(page.getByLabel('Password')).toBeVisible()
  })
})

test.describe('a sign-out whose own code can’t be fetched', () => {
  test.use({ provoked: ['ERR_FAILED'] })

  test('closes every tab, and the next page that is loaded finishes it', async ({ page, context, cloud }) => {
    await page.route(/\/assets\/(?:leave|idle-guard)-/, (route) => route.abort())
    await signIn(page, 'operator')
    await expect(page.getByText(/^150 vehicles$/)).toBeVisible()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
    await expect(page.getByRole('row')).toHaveCount(0)
    const next = await context.newPage()
    await next.goto('/vehicles')
    await next.waitForURL('/signed-out')
    expect((await cloud.log()).filter(({ path }) => path === '/logout')).toHaveLength(1)
    const left = await next.evaluate(() => Object.keys(localStorage).filter((key) => /token/i.test(key)))
    expect(left).toEqual([])
  })
})
