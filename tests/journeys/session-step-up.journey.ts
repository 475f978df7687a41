import type { Page } from '@playwright/test'
import { openFirstVehicle, signIn, typeCredentials } from '../support/journey.ts'
import type { SessionCloud } from '../support/session-cloud.ts'
import { expect, test } from '../support/session-journey.ts'

const question = /^Unlock the doors of .* now\?$/
const cancelled = /^What was begun here before was cancelled, since somebody else has signed in/

/** A manager on the page of a vehicle, whose sign-in is by the user pool's and the API's clock a second too old. */
async function openWithStaleSignIn(page: Page, cloud: SessionCloud): Promise<string> {
  await signIn(page, 'manager')
  await openFirstVehicle(page)
  // What one journey sends is over before the next one comes to the same vehicle.
  await cloud.control({ clockSkewSeconds: 301, vehicles: 'quick' })
  return new URL(page.url()).pathname
}

/** Presses the button, is refused, and goes to the sign-in page. */
async function leaveToSignInAgain(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Unlock doors' }).click()
  await expect(page.getByText(/you must have signed in within the last 5 minutes/)).toBeVisible()
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await page.waitForURL('**/login?**')
}

/** What the API has answered to each unlock. */
const unlocks = async (cloud: SessionCloud) =>
  (await cloud.log()).filter(({ path }) => path.endsWith('/unlock-doors')).map(({ status }) => status)

async function expectNotAsked(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Unlock doors' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await expect(page.getByText(question)).toHaveCount(0)
}

test.describe('a sign-in that is too old to unlock doors', () => {
  test.use({ provoked: [403] })

  test('is renewed on the hosted page; then one confirmation sends one command, and a reload asks nothing', async ({
    page,
    context,
    cloud,
  }) => {
    const address = await openWithStaleSignIn(page, cloud)
    const other = await context.newPage()
    await leaveToSignInAgain(page)
    expect(new URL(page.url()).searchParams.get('prompt')).toBe('login')
    await typeCredentials(page, 'manager')
    const dialog = page.getByRole('dialog', { name: 'You have signed in again' })
    await expect(dialog).toBeVisible()
    await expect(page).toHaveURL(address)
    await expect(dialog.getByText(question)).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Unlock doors' })).toBeFocused()
    expect(await unlocks(cloud)).toEqual([403])
    // Another tab has nothing to do with it.
    await other.goto(address)
    await expectNotAsked(other)

    await page.bringToFront()
    await page.keyboard.press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Unlock doors' })).toBeFocused()
    // Commands that other journeys sent to the same vehicle look just like this one.
    await expect.poll(() => unlocks(cloud)).toEqual([403, 202])
    await expect(page.getByText('Asked for by you').first()).toBeVisible()
    await page.reload()
    await expectNotAsked(page)
    expect(await unlocks(cloud)).toEqual([403, 202])
  })

  test('is renewed, and Escape sends nothing', async ({ page, cloud }) => {
    await openWithStaleSignIn(page, cloud)
    await leaveToSignInAgain(page)
    await typeCredentials(page, 'manager')
    await expect(page.getByText(question)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByText(question)).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Unlock doors' })).toBeFocused()
    expect(await unlocks(cloud)).toEqual([403])
    // Fresh now, it needs no more questions.
    await page.keyboard.press('Enter')
    await expect.poll(() => unlocks(cloud)).toEqual([403, 202])
    await expect(page.getByText('Asked for by you').first()).toBeVisible()
  })

  test('stays as it is when the sign-in page is cancelled, or left by the Back button', async ({
    page,
    cloud,
  }) => {
    const address = await openWithStaleSignIn(page, cloud)
    await leaveToSignInAgain(page)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.waitForURL(address)
    await expectNotAsked(page)
    await leaveToSignInAgain(page)
    await page.goBack()
    await page.waitForURL(address)
    await expectNotAsked(page)
    await leaveToSignInAgain(page)
    expect(await unlocks(cloud)).toEqual([403, 403, 403])
  })

  test('is taken by a colleague: what was begun is cancelled', async ({ page, cloud }) => {
    const address = await openWithStaleSignIn(page, cloud)
    await leaveToSignInAgain(page)
    await typeCredentials(page, 'admin')
    await expect(page.getByText(cancelled)).toBeVisible()
    await expect(page).toHaveURL(address)
    await expectNotAsked(page)
    await page.reload()
    await expectNotAsked(page)
    await expect(page.getByText(cancelled)).toHaveCount(0)
    expect(await unlocks(cloud)).toEqual([403])
  })
})

test.describe('a sign-in that is too old to unlock doors', () => {
  test.use({ provoked: [403, 404] })

  test('is taken by someone of another tenant: what was begun is cancelled, and there is no such vehicle', async ({
    page,
    cloud,
  }) => {
    await openWithStaleSignIn(page, cloud)
    await leaveToSignInAgain(page)
    await typeCredentials(page, 'manager-south')
    await expect(page.getByText(cancelled)).toBeVisible()
    await expect(page.getByRole('heading', { name: 'There is no such vehicle in your fleet' })).toBeVisible()
    expect(await unlocks(cloud)).toEqual([403])
  })
})
