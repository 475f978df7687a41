import type { Page } from '@playwright/test'
import { expectFits } from '../support/fits.ts'
import { callFrom, followToken } from '../support/page-call.ts'
import { expect, openFirstVehicle, signIn, test } from '../support/session-journey.ts'
import { violations } from '../support/violations.ts'

const unlock = (page: Page) => page.getByRole('button', { name: 'Unlock doors' })
const dialog = (page: Page) => page.getByRole('dialog')

/** Opens the dialog for the operator and presses these checkboxes, by keyboard alone. */
async function toggle(admin: Page, ...groups: readonly string[]): Promise<void> {
  await admin.getByRole('button', { name: 'Change groups of Inês Moreau' }).focus()
  await admin.keyboard.press('Enter')
  for (const group of groups) {
    await dialog(admin).getByRole('checkbox', { name: group }).focus()
    await admin.keyboard.press('Space')
  }
}

async function save(admin: Page): Promise<void> {
  await dialog(admin).getByRole('button', { name: 'Save' }).press('Enter')
  await expect(admin.getByText(/^Saved: Inês Moreau now has/)).toBeVisible()
  await expect(admin.getByRole('button', { name: 'Change groups of Inês Moreau' })).toBeFocused()
}

/** Someone comes back to a tab 40 seconds before its token ends, which is good for calls still: it is renewed ahead. */
async function comeBack(page: Page, renewals: number): Promise<void> {
  await page.context().clock.setSystemTime(Date.now() + renewals * (15 * 60_000 - 40_000))
  const renewal = page.waitForResponse(
    (response) =>
      response.request().headers()['x-amz-target']?.endsWith('GetTokensFromRefreshToken') ?? false,
  )
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await renewal
}

test.describe('what an admin gives and takes', () => {
  test.use({ provoked: [401] })

  test('is what the operator’s open tab and the API go by from the next renewal on', async ({
    page,
    person,
  }) => {
    const operator = await person()
    const token = followToken(operator)
    await signIn(operator, 'operator')
    await openFirstVehicle(operator)
    await expect(unlock(operator)).toHaveAttribute('aria-disabled', 'true')

    await signIn(page, 'admin', '/members')
    await toggle(page, 'manager', 'operator')
    await expect(dialog(page).getByText(/^Gains:.*unlock the doors of a vehicle/)).toBeVisible()
    await expect(dialog(page).getByText('Loses:')).toBeHidden()
    await expectFits(page, 'members/dialog')
    await save(page)
    await expect(unlock(operator)).toHaveAttribute('aria-disabled', 'true')

    await comeBack(operator, 1)
    await expect(unlock(operator)).not.toHaveAttribute('aria-disabled', 'true')
    const answer = operator.waitForResponse('**/unlock-doors')
    await unlock(operator).click()
    expect((await answer).status()).toBe(202)

    await toggle(page, 'manager', 'operator')
    await expect(dialog(page).getByText(/^Loses:.*unlock the doors of a vehicle/)).toBeVisible()
    await save(page)
    await comeBack(operator, 2)
    await expect(unlock(operator)).toHaveAttribute('aria-disabled', 'true')
    // Something is asked for with the new token.
    const vehicleId = new URL(operator.url()).pathname.split('/').at(-1)
    const read = operator.waitForResponse(`**/api/vehicles/read/${vehicleId}`)
    await operator.reload()
    await read
    const path = `/vehicles/command/${vehicleId}/unlock-doors`
    expect((await callFrom(operator, token(), { method: 'POST', path })).status).toBe(401)
  })

  test('can’t be had by a manager, who is told why; the API refuses it', async ({ page }) => {
    const token = followToken(page)
    await signIn(page, 'manager')
    await page.getByRole('link', { name: 'Members' }).click()
    await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible()
    await expect(page.getByText(/You may not see the members and their groups.* fleet\/admin/)).toBeVisible()
    expect(await violations(page)).toEqual([])
    for (const [method, path] of [
      ['GET', '/members/read'],
      ['PATCH', '/members/update/operator'],
      ['GET', '/audit/read'],
    ] as const) {
      expect((await callFrom(page, token(), { method, path })).status).toBe(401)
    }
  })
})

test('the members page has room for everybody, on a desk and a phone, by day and night', async ({ page }) => {
  await signIn(page, 'admin', '/members')
  await page.getByText('May do 16 of 16 things').click()
  await expectFits(page, 'members/members')
})
