import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, openFirstVehicle, signIn, test } from '../support/session-journey.ts'
import { violations } from '../support/violations.ts'

const entries = (page: Page) => page.locator('.entry')

/** By how many pixels the page is too wide. */
function overflow(page: Page): Promise<number> {
  return page.locator('#content').evaluate((content) => content.scrollWidth - content.clientWidth)
}

/** Has a person’s page ask for something with its own token, which only the test ever does. */
async function immobilize(page: Page, token: string, vehicleId: string): Promise<number> {
  return page.evaluate(
    async ({ token, vehicleId }) => {
      const { status } = await fetch(`/api/vehicles/command/${vehicleId}/immobilize`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
        },
        body: JSON.stringify({ reason: 'Not mine to say' }),
      })
      return status
    },
    { token, vehicleId },
  )
}

test.describe('what the boundary refuses', () => {
  test.use({ provoked: [403] })

  test('is in the admin’s audit, found by filters, sent as a link, and saved as a file', async ({
    page,
    person,
  }) => {
    const manager = await person()
    const exchange = manager.waitForResponse('**/oauth2/token')
    await signIn(manager, 'manager')
    const { access_token: token } = await (await exchange).json()
    await openFirstVehicle(manager)
    const vehicleId = new URL(manager.url()).pathname.split('/').at(-1) ?? ''
    expect(await immobilize(manager, token, vehicleId)).toBe(403)

    await signIn(page, 'admin')
    await page.getByRole('link', { name: 'Audit' }).click()
    const refused = entries(page).filter({ hasText: 'manager was not allowed to immobilise a vehicle' })
    await expect(refused).toHaveCount(1)
    await expect(refused).toContainText('Missing: the group admin')
    await page.getByLabel('Decision').selectOption('Refused')
    await page.getByLabel('Person').fill('manager')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/[?&]person=manager&decision=denied$/)
    await expect(entries(page)).toHaveCount(1)

    const link = await page.context().newPage()
    await link.goto(page.url())
    await expect(entries(link)).toHaveCount(1)
    await link.close()

    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export all that match as CSV' }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/^audit-north-\d{4}-\d\d-\d\d\.csv$/)
    expect(await readFile(await file.path(), 'utf8')).toContain(
      `manager,immobilize,denied,group_missing,${vehicleId},`,
    )
    await expect(page.getByText('Exported 1 entry: that is all.')).toBeVisible()

    await refused.getByText('Details').click()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 })
        expect(await overflow(page)).toBeLessThanOrEqual(0)
        expect(await violations(page)).toEqual([])
        await page.screenshot({
          path: `test-results/audit/audit-${width}-${colorScheme}.png`,
          fullPage: true,
        })
      }
    }
    await refused.getByRole('link').click()
    await expect(page).toHaveURL(`/vehicles/${vehicleId}`)
    const history = page.getByRole('region', { name: 'History' })
    await expect(history).toContainText('manager was not allowed to immobilise a vehicle')
    await history.screenshot({ path: 'test-results/audit/history-390-dark.png' })
  })
})
