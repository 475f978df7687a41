import type { BrowserContext, Page } from '@playwright/test'
import { openFirstVehicle, signIn, typeCredentials } from '../support/journey.ts'
import { expect, test } from '../support/session-journey.ts'

const hour = 3600
const minute = 60_000
const restored = /^Your unsaved changes of .* are back\.$/

/** What someone types into a vehicle's form, and where. */
interface Edit {
  readonly address: string
  readonly driver: string
  readonly depot: string
}

/** Signs in and types into the form of the first vehicle, but does not save. */
async function beginEdit(page: Page): Promise<Edit> {
  await signIn(page, 'manager')
  await openFirstVehicle(page)
  await page.getByRole('button', { name: 'Edit vehicle' }).click()
  await page.getByLabel('Driver').waitFor()
  // Not what another journey has saved there.
  const stamp = Date.now()
  const edit = {
    address: new URL(page.url()).pathname,
    driver: `Driver ${stamp}`,
    depot: `Half a dep ${stamp}`,
  }
  await page.getByLabel('Driver').fill(edit.driver)
  await expect.poll(() => drafts(page)).toHaveLength(1)
  const sealed = () => page.evaluate((name = '') => localStorage.getItem(name), first)
  const [first] = await drafts(page)
  const before = await sealed()
  await page.getByLabel('Depot').fill(edit.depot)
  await expect.poll(sealed).not.toBe(before)
  await expect(page.getByText('Changed: Driver, Depot')).toBeVisible()
  return edit
}

/** On the same page with everything typed still there; and it can be saved. */
async function expectRestored(page: Page, { address, driver, depot }: Edit): Promise<void> {
  await expect(page.getByText(restored)).toBeVisible()
  await expect(page).toHaveURL(address)
  await expect(page.getByLabel('Driver')).toHaveValue(driver)
  await expect(page.getByLabel('Depot')).toHaveValue(depot)
  await expect(page.getByText('Changed: Driver, Depot')).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.getByRole('definition').getByText(driver, { exact: true })).toBeVisible()
  expect(await drafts(page)).toEqual([])
}

const drafts = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('/draft/')))

const signInAgain = (page: Page) => page.getByRole('button', { name: 'Sign in' }).click()

/** Nobody does anything for as long as it takes to be signed out. */
async function beIdle(page: Page, context: BrowserContext): Promise<void> {
  await context.clock.fastForward(4 * minute + 5000)
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await context.clock.fastForward(minute)
  await page.waitForURL('/signed-out')
  await expect(page.getByRole('heading', { name: 'You were signed out' })).toBeVisible()
}

async function setIdleMinutes(context: BrowserContext, idleMinutes: number): Promise<void> {
  await context.clock.install()
  await context.route('**/amplify-config.json', async (route) => {
    // Before signing out the app only asks whether the file is there.
    if (route.request().method() === 'HEAD') return route.continue()
    const response = await route.fetch()
    const config: object = await response.json()
    await route.fulfill({ response, json: { ...config, custom: { idleMinutes } } })
  })
}

test.describe('an edit survives a session that the API ends', () => {
  test.use({ provoked: [401] })

  test('by refusing a renewed token (401) when the edit is saved', async ({ page, cloud }) => {
    const edit = await beginEdit(page)
    await cloud.control({ fail: { target: 'api', kind: 'status', status: 401, times: 2 } })
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('heading', { name: 'Please sign in again' })).toBeVisible()
    await expect(page.getByText(edit.driver)).toHaveCount(0)
    await expect(page).toHaveURL(edit.address)
    await signInAgain(page)
    await expectRestored(page, edit)
  })
})

test.describe('an edit survives a session that the user pool ends', () => {
  test.use({ provoked: [400, 401] })

  test('by refusing to renew it when the edit is saved', async ({ page, cloud }) => {
    const edit = await beginEdit(page)
    await cloud.control({ clockSkewSeconds: 13 * hour })
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('heading', { name: 'Please sign in again' })).toBeVisible()
    expect(await cloud.refreshes()).toEqual([400])
    await cloud.control({ clockSkewSeconds: 0 })
    await signInAgain(page)
    await expectRestored(page, edit)
  })

  test('after its tab was closed', async ({ page, context, cloud }) => {
    const edit = await beginEdit(page)
    await page.close()
    await cloud.control({ clockSkewSeconds: 13 * hour })
    const next = await context.newPage()
    await next.goto(edit.address)
    await expect(next.getByRole('heading', { name: 'Please sign in again' })).toBeVisible()
    await cloud.control({ clockSkewSeconds: 0 })
    await signInAgain(next)
    await expectRestored(next, edit)
  })

  test('in two tabs with the same vehicle: each has one of the two again', async ({
    page,
    context,
    cloud,
  }) => {
    const { address } = await beginEdit(page)
    const other = await context.newPage()
    await other.goto(address)
    const callSign = `X-${Date.now() % 1000}`
    await other.getByLabel('Call sign').fill(callSign)
    await expect(other.getByText('Changed: Call sign')).toBeVisible()
    await cloud.control({ clockSkewSeconds: 13 * hour })
    await other.getByRole('button', { name: 'Save' }).click()
    for (const tab of [page, other]) {
      await expect(tab.getByRole('heading', { name: 'Please sign in again' })).toBeVisible()
    }
    expect(await drafts(page)).toHaveLength(2)
    await cloud.control({ clockSkewSeconds: 0 })
    await signInAgain(page)
    const changed = async (tab: Page) => {
      await expect(tab.getByText(restored)).toBeVisible()
      return tab.getByText(/^Changed: /).innerText()
    }
    const found = [await changed(page), await changed(other)]
    expect(found.toSorted()).toEqual(['Changed: Call sign', 'Changed: Driver, Depot'])
  })
})

test('an edit survives that a closed tab’s session goes on', async ({ page, context }) => {
  const edit = await beginEdit(page)
  await page.close()
  const next = await context.newPage()
  await next.goto(edit.address.replace('/edit', ''))
  await next.getByRole('link', { name: 'Go on editing' }).click()
  await expectRestored(next, edit)
})

test('an edit survives an idle sign-out, and nobody else who signs in meanwhile sees it', async ({
  page,
  context,
}) => {
  await setIdleMinutes(context, 5)
  const edit = await beginEdit(page)
  await beIdle(page, context)
  await signInAgain(page)
  await typeCredentials(page, 'admin')
  await expect(page).toHaveURL(edit.address)
  await expect(page.getByLabel('Driver')).not.toHaveValue(edit.driver)
  await expect(page.getByText('Nothing changed yet.')).toBeVisible()
  await expect(page.getByText(restored)).toHaveCount(0)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('/signed-out')

  await signIn(page, 'manager', edit.address)
  await expectRestored(page, edit)
})

test('signing out on purpose forgets what was not saved', async ({ page }) => {
  const { address, driver } = await beginEdit(page)
  expect(await drafts(page)).toHaveLength(1)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('/signed-out')
  expect(await drafts(page)).toEqual([])
  await signIn(page, 'manager', address)
  await expect(page.getByText('Nothing changed yet.')).toBeVisible()
  await expect(page.getByLabel('Driver')).not.toHaveValue(driver)
})

test('discarding what is back, by keyboard, begins anew in the first field', async ({ page, context }) => {
  const { address, driver } = await beginEdit(page)
  await page.close()
  const next = await context.newPage()
  await next.goto(address)
  await expect(next.getByLabel('Driver')).toHaveValue(driver)
  await next.getByRole('button', { name: 'Discard my changes' }).focus()
  await next.keyboard.press('Enter')
  await expect(next.getByText(restored)).toHaveCount(0)
  await expect(next.getByLabel('Lifecycle')).toBeFocused()
  await expect(next.getByLabel('Driver')).not.toHaveValue(driver)
  expect(await drafts(next)).toEqual([])
})
