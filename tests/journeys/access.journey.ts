import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { openFirstVehicle, signIn } from '../support/journey.ts'
import { expect, test } from '../support/session-journey.ts'
import { violations } from '../support/violations.ts'

/** How many pixels of the page one would have to scroll sideways for. */
function outOfSight(page: Page): Promise<number> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('#content')]
      .map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
      .reduce((most, hidden) => Math.max(most, hidden)),
  )
}

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  const hasFocus = () => wanted.evaluate((one) => one === document.activeElement)
  for (let presses = 0; presses < 30 && !(await hasFocus()); presses++) await page.keyboard.press('Tab')
  await expect(wanted).toBeFocused()
}

const openAccess = (page: Page) => page.getByRole('link', { name: /your access$/ }).click()
const rowsWith = (page: Page, badge: string) =>
  page.getByRole('region', { name: 'What you may do' }).getByRole('listitem').filter({ hasText: badge })

test('without a mouse: from the list to the page, and to what is in the support bundle', async ({ page }) => {
  await signIn(page, 'operator')
  await expect(page.getByText(/^150 vehicles$/)).toBeVisible()
  await tabTo(page, page.getByRole('link', { name: 'Inês Moreau – your access' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Your access' })).toBeVisible()
  await expect(page).toHaveTitle('Your access · Fleet Console')
  await tabTo(page, page.getByText('See exactly what is in it'))
  await page.keyboard.press('Enter')
  await expect(page.getByText('"userPoolClockAheadMs"')).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Download support bundle' }))
  const download = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await download).suggestedFilename()).toBe('fleet-console-support.json')
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test.describe(`${colorScheme}, ${width} px wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } })

      for (const username of ['manager', 'newcomer']) {
        test(`the page of a ${username} is free of what axe can find, and fits`, async ({ page }) => {
          await signIn(page, username, '/access')
          await page.getByText('See exactly what is in it').click()
          await expect(page.getByText('"userPoolClockAheadMs"')).toBeVisible()
          expect(await violations(page)).toEqual([])
          expect(await outOfSight(page)).toBe(0)
        })
      }
    })
  }
}

test('a downloaded support bundle has the calls in it, and no token, name, tenant or vehicle', async ({
  page,
}) => {
  await signIn(page, 'manager-south')
  await openFirstVehicle(page)
  const vehicleId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const plate = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  expect([vehicleId, plate].every((text) => text.length > 3)).toBe(true)
  await openAccess(page)
  await page.getByText('See exactly what is in it').click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download support bundle' }).click()
  const text = await readFile(await (await downloading).path(), 'utf8')

  expect(text).toBe(await page.locator('pre').textContent())
  const { version, dependencies } = JSON.parse(await readFile('package.json', 'utf8'))
  const bundle = JSON.parse(text)
  expect(bundle).toMatchObject({
    versions: { 'fleet-console': version, 'aws-amplify': dependencies['aws-amplify'] },
    openedFrom: '/vehicles/:vehicleId',
    groups: ['manager'],
    hasTenant: true,
  })
  expect(bundle.calls).toContainEqual(
    expect.objectContaining({
      route: 'readVehicle',
      status: 200,
      requestId: expect.stringMatching(/^[\w-]{36}$/),
    }),
  )
  const stored = await page.evaluate(() => Object.entries(localStorage).flat())
  // Short ones, such as "true", may be there by chance.
  const secrets = stored.filter((text) => text.length > 8)
  expect(secrets.length).toBeGreaterThan(4)
  for (const piece of [...secrets, 'eyJ', 'Jonas', 'Weber', 'fleet.example', 'south', vehicleId, plate]) {
    expect(text).not.toContain(piece)
  }
})

test('whoever was just added to a group sees it at once with Renew now, by one refresh', async ({
  page,
  cloud,
}) => {
  await signIn(page, 'operator', '/access')
  await expect(rowsWith(page, 'Allowed')).toHaveCount(7)
  await cloud.setGroups('operator', ['manager', 'tenant:north'])
  await page.getByRole('button', { name: 'Renew now' }).click()
  await expect(page.getByText('Renewed.')).toBeVisible()
  await expect(rowsWith(page, 'Allowed')).toHaveCount(11)
  await expect(page.getByRole('timer')).toHaveText(/^Ends in (15 minutes|14 minutes 5\d seconds)$/)
  expect(await cloud.refreshes()).toEqual([200])
})

test('a newcomer who is let in finds the doors open after Renew now', async ({ page, cloud }) => {
  await signIn(page, 'newcomer')
  await page.getByRole('link', { name: /See what your access is/ }).click()
  await expect(rowsWith(page, 'Refused')).toHaveCount(16)
  await cloud.setGroups('newcomer', ['operator', 'tenant:north'])
  await page.getByRole('button', { name: 'Renew now' }).click()
  await expect(rowsWith(page, 'Allowed')).toHaveCount(7)
  await page.getByRole('link', { name: 'Fleet Console' }).click()
  await expect(page.getByText(/^150 vehicles$/)).toBeVisible()
})

test.describe('a user pool that is not well', () => {
  test.use({ provoked: [503] })

  test('leaves the session as it is, and the page says that trying again may help', async ({
    page,
    cloud,
  }) => {
    await signIn(page, 'manager', '/access')
    await expect(rowsWith(page, 'Allowed')).toHaveCount(11)
    await cloud.control({ fail: { target: 'refresh', kind: 'status', status: 503, times: 10 } })
    await page.getByRole('button', { name: 'Renew now' }).click()
    await expect(page.getByRole('alert')).toContainText('could not be renewed')
    await expect(rowsWith(page, 'Allowed')).toHaveCount(11)
    await cloud.control({ fail: null })
    await page.getByRole('button', { name: 'Renew now' }).click()
    await expect(page.getByText('Renewed.')).toBeVisible()
  })
})
