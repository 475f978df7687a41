import { expect, openFirstVehicle, signIn, test } from '../support/journey.ts'
import { expectAccessible } from '../support/violations.ts'

for (const width of [1280, 390]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } })

    test('every screen is free of what axe can find', async ({ page }) => {
      await page.goto('/')
      await page.getByRole('button', { name: 'Sign in' }).waitFor()
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.waitForURL('**/login?**')
      await expectAccessible(page)

      await signIn(page, 'manager')
      await expect(page.getByText(/^10,000 vehicles/)).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('link', { name: /your access/ }).click()
      await expect(page.getByRole('heading', { name: 'Your access' })).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('link', { name: 'Fleet Console' }).click()
      await openFirstVehicle(page)
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Edit vehicle' }).click()
      await page.getByLabel('VIN').fill('1M8')
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByRole('alert')).toContainText('Not saved')
      await expectAccessible(page)
      await page.getByRole('link', { name: /Back to the vehicle/ }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page)
    })

    test('refused controls and a newcomer’s page are too', async ({ page }) => {
      await signIn(page, 'operator')
      await openFirstVehicle(page)
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.waitForURL('/signed-out')
      await expectAccessible(page)
      await signIn(page, 'newcomer')
      await page.getByRole('heading', { name: /no access yet/ }).waitFor()
      await expectAccessible(page)
    })
  })
}

test('without a mouse: sign in, find a vehicle, open it, change it', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/login?**')
  await expect(page.getByLabel('Username')).toBeFocused()
  await page.keyboard.type('manager')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Fleet-manager-1')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^10,000 vehicles/)).toBeVisible()

  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('sprinter')
  await expect(page.getByText(/ of 10,000 vehicles/)).toBeVisible()
  // The keys of the list come with it.
  await page.getByRole('button', { name: 'Keys' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('grid', { name: 'Vehicles' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Facts' }).waitFor()
  const edit = page.getByRole('button', { name: 'Edit vehicle' })
  for (
    let presses = 0;
    presses < 30 && !(await edit.evaluate((one) => one === document.activeElement));
    presses++
  ) {
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await page.getByLabel('Driver').focus()
  await page.keyboard.press('ControlOrMeta+a')
  // Another one each time, or there would be nothing to save.
  await page.keyboard.type(`Keyboard ${Date.now()}`)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Saved.')).toBeVisible()
})
