import type { Page } from '@playwright/test'
import { expect, signIn, test, typeCredentials } from '../support/session-journey.ts'
import { violations } from '../support/violations.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const panel = (page: Page) => page.getByRole('region', { name: 'Commands' })

// A cloud of its own: other journeys lock whole fleets.
test.use({ fleetSize: 30 })

/** Opens a vehicle of the list, another one for each journey: what was sent stays with it. */
async function openVehicle(page: Page, row: number): Promise<void> {
  await page.getByRole('row').nth(row).getByRole('link').click()
  await panel(page).getByText('No command has been sent to this vehicle.').waitFor()
}

/** A command in the list, newest first. */
const listed = (page: Page, index = 0) =>
  panel(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading') })
    .nth(index)

/** The posts of commands that leave a page from now on, by their last path segment. */
function postsFrom(page: Page): readonly string[] {
  const posts: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/command/')) posts.push(request.url().split('/').at(-1) ?? '')
  })
  return posts
}

test('an operator locks with a double click, once; another tab of theirs sees it done by itself', async ({
  page,
  context,
  cloud,
}) => {
  await cloud.control({ vehicles: 'quick' })
  await signIn(page, 'operator')
  await openVehicle(page, 1)
  const other = await context.newPage()
  await other.goto(page.url())
  await panel(other).getByText('No command has been sent to this vehicle.').waitFor()
  const posts = postsFrom(page)
  await button(page, 'Lock doors').dblclick()
  await expect(page.getByText('Done: the vehicle says that its doors are locked.')).toHaveCount(2)
  await expect(listed(page)).toContainText(/^Lock doors\s*Asked for by you/)
  // As somebody who comes to that tab.
  await other.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
  await expect(listed(other)).toContainText('Done: the vehicle says that its doors are locked.')
  for (const tab of [page, other]) await expect(listed(tab, 1)).toHaveCount(0)
  expect(posts).toEqual(['lock-doors'])
})

test('a manager on a phone, without a mouse: unlocks and follows it; axe finds nothing in any state', async ({
  page,
  cloud,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await cloud.control({ vehicles: 'silent' })
  await signIn(page, 'manager')
  await openVehicle(page, 2)
  await button(page, 'Edit vehicle').focus()
  for (let presses = 0; presses < 5; presses++) {
    await page.keyboard.press('Tab')
    if (await button(page, 'Unlock doors').evaluate((one) => one === document.activeElement)) break
  }
  await expect(button(page, 'Unlock doors')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(button(page, 'Unlock doors is under way')).toBeFocused()
  await expect(listed(page)).toContainText(/The vehicle has taken it, and has \d+ s left to do it/)
  // By the button as in the list.
  await expect(page.getByText(/^The vehicle has taken it, and has/)).toHaveCount(2)
  await page.screenshot({ path: 'test-results/commands/under-way-390.png' })
  await panel(page).screenshot({ path: 'test-results/commands/panel-390.png' })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    // Colours take a moment to change.
    await expect.poll(() => violations(page)).toEqual([])
  }
  await cloud.control({ clockSkewSeconds: 61 })
  await expect(listed(page)).toContainText('Check the doors before sending another.')
  await expect(button(page, 'Unlock doors')).toBeFocused()
  expect(await violations(page)).toEqual([])
  const width = await page.locator('#content').evaluate((one) => one.scrollWidth - one.clientWidth)
  expect(width).toBeLessThanOrEqual(0)
})

test.describe('an admin whose sign-in is too old', () => {
  test.use({ provoked: [403] })

  test('signs in again and immobilises with the reason typed before, then releases', async ({
    page,
    cloud,
  }) => {
    await cloud.control({ vehicles: 'quick' })
    await signIn(page, 'admin')
    await openVehicle(page, 3)
    await cloud.control({ clockSkewSeconds: 301 })
    await button(page, 'Immobilise').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Reason').fill('Stolen in Hof')
    expect(await violations(page)).toEqual([])
    await page.screenshot({ path: 'test-results/commands/reason-1280.png' })
    await dialog.getByRole('button', { name: 'Immobilise' }).click()
    await dialog.getByRole('button', { name: 'Sign in again' }).click()
    await page.waitForURL('**/login?**')
    await typeCredentials(page, 'admin')
    await expect(dialog.getByRole('heading', { name: 'You have signed in again' })).toBeVisible()
    await expect(dialog.getByLabel('Reason')).toHaveValue('Stolen in Hof')
    await dialog.getByRole('button', { name: 'Immobilise' }).click()
    await expect(listed(page)).toContainText('Done: the vehicle says that it can’t be driven any more.')
    await expect(listed(page)).toContainText('Asked for by you: Stolen in Hof')
    await expect(dialog).toHaveCount(0)
    await button(page, 'Release').click()
    await dialog.getByLabel('Reason').fill('Found')
    await dialog.getByRole('button', { name: 'Release' }).click()
    await expect(listed(page)).toContainText('Done: the vehicle says that it can be driven again.')
    await expect(button(page, 'Release')).toBeFocused()
    await page.screenshot({ path: 'test-results/commands/done-1280.png' })
  })
})

test('what an admin sends appears by itself at a manager who has the page open, with who and why', async ({
  page,
  person,
  cloud,
}) => {
  await cloud.control({ vehicles: 'silent' })
  await signIn(page, 'manager')
  await openVehicle(page, 4)
  const admin = await person('admin', new URL(page.url()).pathname)
  await button(admin, 'Immobilise').click()
  await admin.getByRole('dialog').getByLabel('Reason').fill('Stolen in Hof')
  await admin.getByRole('dialog').getByRole('button', { name: 'Immobilise' }).click()
  await expect(button(admin, 'Immobilise is under way')).toBeFocused()
  await expect(listed(page)).toContainText(/^Immobilise\s*Asked for by admin: Stolen in Hof/, {
    timeout: 20_000,
  })
  await expect(panel(page).getByRole('status')).toHaveText('Immobilise: delivered')
  await expect(button(page, 'Immobilise is under way')).toBeVisible()
  await expect(button(page, 'Lock doors')).not.toHaveAttribute('aria-disabled')
})

test('what an offline vehicle does not take in time expires, and is not carried out when it is back', async ({
  page,
  cloud,
}) => {
  await cloud.control({ vehicles: 'offline' })
  await signIn(page, 'operator')
  await openVehicle(page, 5)
  await button(page, 'Lock doors').click()
  await expect(page.getByText(/^The vehicle has not taken it yet\. It expires in \d+ s\.$/)).toHaveCount(2)
  await page.screenshot({ path: 'test-results/commands/waiting-1280.png' })
  await cloud.control({ clockSkewSeconds: 61 })
  const expired = 'Expired: it was not carried out, and never will be.'
  await expect(listed(page)).toContainText(expired)
  await cloud.control({ vehicles: 'quick' })
  await button(page, 'Lock doors').click()
  await expect(listed(page)).toContainText('Done: the vehicle says that its doors are locked.')
  // The vehicle has been back for longer than it takes to look for commands.
  await page.reload()
  await expect(listed(page)).toContainText('Done')
  await expect(listed(page, 1)).toContainText(expired)
  await expect(listed(page, 1)).not.toContainText('Delivered')
  await panel(page).screenshot({ path: 'test-results/commands/panel-1280.png' })
})
