import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page } from '@playwright/test'
import { expect, signIn, test, typeCredentials } from '../support/session-journey.ts'

const minute = 60_000
const warning = { name: 'Are you still there?' }

/** The settings of the deployment, with another time. */
async function setIdleMinutes(context: BrowserContext, idleMinutes: number): Promise<void> {
  await context.route('**/amplify-config.json', async (route) => {
    if (route.request().method() !== 'GET') return route.continue()
    const response = await route.fetch()
    const config: object = await response.json()
    return route.fulfill({ response, json: { ...config, custom: { idleMinutes } } })
  })
}

const noted = (tab: Page) => tab.evaluate(() => localStorage.getItem('fleet-console.last-input'))

/** Presses a key in a tab until it is noted: what watches for input comes behind the first page. */
async function beThere(tab: Page): Promise<void> {
  const before = await noted(tab)
  await tab.bringToFront()
  await expect(async () => {
    await tab.keyboard.press('Shift')
    expect(await noted(tab)).not.toBe(before)
  }).toPass()
}

test('nobody there: a warning in every tab, answered by keyboard in any of them', async ({
  page,
  context,
}) => {
  await setIdleMinutes(context, 5)
  await context.clock.install()
  await signIn(page, 'operator')
  const other = await context.newPage()
  await other.goto('/vehicles')
  for (const tab of [other, page]) await beThere(tab)
  await expect(async () => expect(await noted(page)).toBe(await noted(other))).toPass()
  await context.clock.fastForward(3 * minute)
  await expect(page.getByRole('alertdialog', warning)).toBeHidden()
  await context.clock.fastForward(minute + 5000)
  for (const tab of [page, other]) {
    const dialog = tab.getByRole('alertdialog', warning)
    await expect(dialog).toBeVisible()
    await expect(dialog).toContainText(/signed out in \d+ seconds/)
    await expect(tab.getByRole('button', { name: 'Stay signed in' })).toBeFocused()
  }
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.bringToFront()
  await page.keyboard.press('Enter')
  for (const tab of [page, other]) await expect(tab.getByRole('alertdialog')).toHaveCount(0)
  await expect(async () => expect(await noted(page)).toBe(await noted(other))).toPass()
  await context.clock.fastForward(3 * minute)
  for (const tab of [page, other]) await expect(tab.getByRole('button', { name: 'Sign out' })).toBeVisible()
})

test('no answer: signed out, and after the sign-in back on the same page', async ({
  page,
  context,
  cloud,
}) => {
  await setIdleMinutes(context, 5)
  await context.clock.install()
  await signIn(page, 'operator', '/vehicles?q=van')
  await beThere(page)
  await context.clock.fastForward(4 * minute + 5000)
  await expect(page.getByRole('alertdialog', warning)).toBeVisible()
  const landing = page.waitForResponse('**/signed-out')
  await context.clock.fastForward(minute)
  await landing
  await expect(page).toHaveURL('/vehicles?q=van')
  await expect(page.getByRole('heading', { name: 'You were signed out' })).toBeVisible()
  expect((await cloud.log()).filter(({ path }) => path === '/logout')).toHaveLength(1)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await typeCredentials(page, 'operator')
  await expect(page.getByRole('searchbox')).toHaveValue('van')
})

test('no answer in any tab: signed out in every one', async ({ page, context, cloud }) => {
  await setIdleMinutes(context, 5)
  await context.clock.install()
  await signIn(page, 'operator')
  const other = await context.newPage()
  await other.goto('/vehicles')
  for (const tab of [other, page]) await beThere(tab)
  await expect(async () => expect(await noted(page)).toBe(await noted(other))).toPass()
  await context.clock.fastForward(4 * minute + 5000)
  for (const tab of [page, other]) await expect(tab.getByRole('alertdialog', warning)).toBeVisible()
  await context.clock.fastForward(minute)
  for (const tab of [page, other]) {
    await expect(tab.getByRole('heading', { name: 'You were signed out' })).toBeVisible()
    await expect(tab.getByRole('row')).toHaveCount(0)
    await expect(tab.getByRole('alertdialog')).toHaveCount(0)
  }
  await expect.poll(async () => (await cloud.log()).some(({ path }) => path === '/logout')).toBe(true)
})

test('input in one tab keeps the session of all open', async ({ page, context }) => {
  await setIdleMinutes(context, 5)
  await context.clock.install()
  await signIn(page, 'operator')
  const other = await context.newPage()
  await other.goto('/vehicles')
  for (const tab of [page, other]) await beThere(tab)
  for (let times = 0; times < 3; times++) {
    await context.clock.fastForward(3 * minute)
    await other.getByRole('searchbox').fill(`word ${times}`)
    await other.getByRole('searchbox').press('End')
    // Minutes go by at once here: the other tab's process must not see the storage as it was minutes ago.
    await expect(async () => expect(await noted(page)).toBe(await noted(other))).toPass()
  }
  for (const tab of [page, other]) {
    await expect(tab.getByRole('alertdialog')).toHaveCount(0)
    await expect(tab.getByRole('button', { name: 'Sign out' })).toBeVisible()
  }
})

test('a laptop that was closed yesterday asks for the password today', async ({ page, context }) => {
  await signIn(page, 'operator')
  await expect(page.getByText(/^150 vehicles$/)).toBeVisible()
  await page.close()
  const next = await context.newPage()
  await next.clock.setSystemTime(Date.now() + 20 * 60 * minute)
  await next.goto('/vehicles')
  await expect(next.getByRole('heading', { name: 'You were signed out' })).toBeVisible()
  await expect(next.getByRole('row')).toHaveCount(0)
  await next.getByRole('button', { name: 'Sign in' }).click()
  await expect(next.getByLabel('Password')).toBeVisible()
})
