import { expect, openFirstVehicle, signIn, test } from '../support/journey.ts'

test.describe('two people with one vehicle', () => {
  test.use({ provoked: [412] })

  test('edit different fields: both are kept; the same field: both values are shown', async ({
    page,
    person,
  }) => {
    await signIn(page, 'manager', '/vehicles?sort=-callSign')
    await openFirstVehicle(page)
    await page.getByRole('button', { name: 'Edit vehicle' }).click()
    await page.getByLabel('Driver').waitFor()
    const address = new URL(page.url()).pathname
    const other = await person('admin', address)
    await other.getByLabel('Depot').waitFor()

    const stamp = Date.now()
    await page.getByLabel('Driver').fill(`Mine ${stamp}`)
    await other.getByLabel('Depot').fill(`Theirs ${stamp}`)
    await other.getByRole('button', { name: 'Save' }).click()
    await expect(other.getByText('Saved.')).toBeVisible()
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(
      page.getByText('Saved. Someone else had changed Depot meanwhile; that was kept.'),
    ).toBeVisible()
    await expect(page.getByRole('definition').getByText(`Theirs ${stamp}`, { exact: true })).toBeVisible()

    await page.goto(address)
    await other.goto(address)
    await page.getByLabel('Driver').fill('Ours')
    await other.getByLabel('Driver').fill('Not yours')
    await other.getByRole('button', { name: 'Save' }).click()
    await expect(other.getByText('Saved.')).toBeVisible()
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Not saved yet: admin has just changed the same fields')).toBeVisible()
    await expect(page.getByLabel('Driver')).toHaveValue('Ours')
    await page.getByRole('button', { name: 'Keep mine for Driver' }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved.')).toBeVisible()
    await expect(page.getByRole('definition').getByText('Ours', { exact: true })).toBeVisible()
  })
})

test('unsaved changes are asked about before leaving', async ({ page }) => {
  await signIn(page, 'manager')
  await openFirstVehicle(page)
  await page.getByRole('button', { name: 'Edit vehicle' }).click()
  await page.getByLabel('Driver').fill('Half done')
  await page.getByRole('link', { name: 'Fleet Console' }).click()
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByLabel('Driver')).toHaveValue('Half done')
  await page.getByRole('link', { name: 'Fleet Console' }).click()
  await dialog.getByRole('button', { name: 'Leave, drop my changes' }).click()
  await expect(page).toHaveURL('/vehicles')
})

test('a tab that still shows the landing page goes on by itself when the person signs in elsewhere', async ({
  page,
  context,
}) => {
  const other = await context.newPage()
  await other.goto('/vehicles?q=van')
  await other.getByRole('button', { name: 'Sign in' }).waitFor()
  await signIn(page, 'operator')
  await expect(other.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await expect(other).toHaveURL('/vehicles?q=van')
})

test('signing out in one tab ends the other one too', async ({ page, context }) => {
  await signIn(page, 'operator')
  const other = await context.newPage()
  await other.goto('/vehicles')
  await other.getByRole('button', { name: 'Sign out' }).waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('/signed-out')
  await expect(other.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
  await expect(other.getByRole('row')).toHaveCount(0)
})

test('a tab whose next call finds the tokens gone, before it hears of the sign-out, says the same', async ({
  page,
}) => {
  await signIn(page, 'operator')
  await expect(page.getByText(/^10,000 vehicles/)).toBeVisible()
  // As another tab leaves it; a tab gets no event for what it does itself.
  await page.evaluate(() => {
    localStorage.clear()
    localStorage.setItem('fleet-console.sign-out', 'signedOut')
    // The list asks for changes.
    window.dispatchEvent(new Event('online'))
  })
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(0)
})
