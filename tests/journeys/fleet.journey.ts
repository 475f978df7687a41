import { expect, openFirstVehicle, signIn, tabHistory, test } from '../support/journey.ts'

test('a manager signs in, sees the fleet, changes a vehicle and signs out', async ({ page }) => {
  await signIn(page, 'manager')
  await expect(page).toHaveURL('/vehicles')
  await expect(page.getByText(/^10,000 vehicles/)).toBeVisible()
  expect(
    (await tabHistory(page)).filter((url) => /[?&](?:code|state)=/.test(url) && !url.includes('/login')),
  ).toEqual([])

  await page.getByRole('searchbox').fill('ford transit')
  await expect(page.getByText(/^[\d,]+ of 10,000 vehicles/)).toBeVisible()
  await openFirstVehicle(page)
  const vehicle = page.url()

  await page.getByRole('button', { name: 'Edit vehicle' }).click()
  const driver = `Driver ${Date.now()}`
  await page.getByLabel('Driver').fill(driver)
  await page.getByLabel('Lifecycle').selectOption('Maintenance')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page).toHaveURL(vehicle)
  await expect(page.getByText(`→ ${driver}`)).toBeVisible()

  await page.getByRole('link', { name: 'All vehicles' }).click()
  await page.getByRole('searchbox').fill('')
  await page.reload()
  await page.goto(vehicle)
  await expect(page.getByRole('definition').getByText(driver, { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/signed-out')
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /[tT]oken/.test(key)))).toEqual(
    [],
  )
})

test('signing out ends the hosted session: the next sign-in asks for the password', async ({ page }) => {
  await signIn(page, 'operator')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('/signed-out')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/login\?/)
})

test('one person’s data is not shown to the next one in the same browser', async ({ page }) => {
  await signIn(page, 'manager')
  await expect(page.getByText(/^10,000 vehicles/)).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('/signed-out')
  await signIn(page, 'manager-south')
  await expect(page.getByText(/^250 vehicles/)).toBeVisible()
  await expect(page.getByText('south', { exact: true })).toBeVisible()
})
