import type { Page } from '@playwright/test'
import { expect, openFirstVehicle, signIn, test } from '../support/session-journey.ts'
import { expectAccessible, violations } from '../support/violations.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const titled = (page: Page, name: string | RegExp) =>
  expect(page.getByRole('heading', { name })).toBeVisible()

/** The list with the whole fleet in it. */
async function openList(page: Page, username: string): Promise<void> {
  await signIn(page, username)
  await expect(page.getByText(/^150 vehicles$/)).toBeVisible()
  await button(page, 'Keys').waitFor()
}

async function selectAll(page: Page): Promise<void> {
  await page.getByRole('grid', { name: 'Vehicles' }).focus()
  // The keys of the list come after its rows.
  await expect(async () => {
    await page.keyboard.press('Control+a')
    await expect(page.getByText('150 selected')).toBeVisible({ timeout: 1000 })
  }).toPass()
}

test.describe('with an API that is busy for a while', () => {
  test.use({ provoked: [429] })

  test('all vehicles by keyboard: changed, some fail, tried again, undone', async ({ page, cloud }) => {
    await openList(page, 'manager')
    await selectAll(page)
    await button(page, 'Change…').focus()
    await page.keyboard.press('Enter')
    await titled(page, 'Change 150 vehicles')
    await page.getByLabel('Depot', { exact: true }).selectOption('Set to…')
    await page.getByLabel('New depot').fill('Journey’s end')
    await page.keyboard.press('Enter')
    await titled(page, '150 vehicles would change')
    // Only of the changes: the list asks for news meanwhile.
    let busy = 3
    await page.route('**/api/vehicles/update/**', async (route) => {
      busy -= 1
      await (busy < 0
        ? route.continue()
        : route.fulfill({ status: 429, json: { message: 'Too Many Requests' } }))
    })
    await button(page, 'Change 150 vehicles').press('Enter')
    await titled(page, 'Changed: 147 of 150 vehicles')
    await expect(page.getByRole('table', { name: /Without success/ }).getByRole('row')).toHaveCount(3)
    expect(await violations(page)).toEqual([])
    await button(page, 'Try these 3 again').press('Enter')
    await titled(page, 'Changed: 150 of 150 vehicles')
    // What was saved is in the list at once, without asking for it.
    await expect(page.locator('.vehicle-depot').nth(1)).toHaveText('Journey’s end')

    await button(page, 'Undo the change of 150 vehicles').press('Enter')
    await titled(page, 'Undone: 150 of 150 vehicles')
    await expect(page.locator('.vehicle-depot').nth(1)).not.toHaveText('Journey’s end')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(button(page, 'Change…')).toBeFocused()
    const patched = (await cloud.log()).filter(({ method, status }) => method === 'PATCH' && status === 200)
    expect(patched.length).toBe(300)
  })
})

test.describe('with two people', () => {
  // Someone else was faster.
  test.use({ provoked: [412] })

  test('two vehicles by mouse, on their way the other person is faster with one; and a vehicle’s page undoes a save', async ({
    page,
    person,
  }) => {
    await openList(page, 'manager')
    const boxes = page.getByRole('gridcell').filter({ has: page.getByRole('checkbox') })
    await boxes.nth(0).click()
    await boxes.nth(1).click()
    await button(page, 'Change…').click()
    await page.getByLabel('Driver', { exact: true }).selectOption('Set to…')
    await page.getByLabel('New driver').fill('Ada')
    await button(page, 'Preview').click()
    await titled(page, '2 vehicles would change')

    const other = await person('admin')
    await other.getByRole('row').nth(1).getByRole('link').click()
    await other.getByRole('button', { name: 'Edit vehicle' }).click()
    await other.getByLabel('Driver').fill('Cy')
    await other.getByRole('button', { name: 'Save' }).click()
    await expect(other.getByText('Saved.')).toBeVisible()

    await button(page, 'Change 2 vehicles').click()
    await titled(page, 'Changed: 1 of 2 vehicles')
    await expect(page.getByText('admin was faster: Driver is now Cy, yours would be Ada.')).toBeVisible()
    await button(page, /^Overwrite/).click()
    await titled(page, 'Changed: 2 of 2 vehicles')

    await other.getByRole('button', { name: 'Undo' }).click()
    await expect(other.getByText('Not undone yet: manager has changed the same fields since')).toBeVisible()
    expect(await violations(other)).toEqual([])
    await other.getByRole('button', { name: 'Leave as it is now' }).click()
    await expect(other.getByText('Nothing is left to undo.')).toBeVisible()
    await expect(other.getByRole('definition').getByText('Ada', { exact: true })).toBeVisible()
  })
})

test('a save can be undone until its page is left, also if one comes back to it', async ({ page }) => {
  await signIn(page, 'manager')
  await openFirstVehicle(page)
  await button(page, 'Edit vehicle').click()
  await page.getByLabel('Driver').fill(`Until left ${Date.now()}`)
  await button(page, 'Save').click()
  await expect(button(page, 'Undo')).toBeVisible()
  await page.getByRole('link', { name: 'All vehicles' }).click()
  await page.getByRole('grid', { name: 'Vehicles' }).waitFor()
  await page.goBack()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.getByRole('heading', { name: 'Facts' }).waitFor()
  await expect(button(page, 'Undo')).toHaveCount(0)
})

for (const width of [1280, 390]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } })

    test('every step is free of what axe can find, and fits', async ({ page }) => {
      const check = async (name: string) => {
        await expectAccessible(page, { picture: `test-results/bulk/${name}-${width}` })
        const overflow = await page
          .getByRole('dialog')
          .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
        expect(overflow).toBe(0)
      }
      await openList(page, 'manager')
      await selectAll(page)
      await button(page, 'Change…').click()
      await page.getByLabel('Lifecycle', { exact: true }).selectOption('Maintenance')
      await page.getByLabel('Driver', { exact: true }).selectOption('Set to…')
      await page.getByLabel('Tags', { exact: true }).selectOption('Add these…')
      await page.getByLabel('Which tags, separated by commas').fill('winter tyres')
      await button(page, 'Preview').click()
      await expect(page.getByText('Must not be empty')).toBeVisible()
      await check('1-form')
      await page.getByLabel('New driver').fill(`Ada Lovelace ${width}`)
      await button(page, 'Preview').click()
      await titled(page, '150 vehicles would change')
      await check('2-preview')
      await button(page, 'Change 150 vehicles').click()
      await titled(page, 'Changed: 150 of 150 vehicles')
      await check('3-done')
      await button(page, 'Close').click()
      await button(page, 'Lock doors…').click()
      await check('4-lock')
      await button(page, 'Lock 150 vehicles').click()
      await titled(page, 'Lock requested: 150 of 150 vehicles')
      await check('5-locked')
    })
  })
}
