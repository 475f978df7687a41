import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expectFits } from '../support/fits.ts'
import { callFrom, followToken } from '../support/page-call.ts'
import { expect, openFirstVehicle, signIn, test } from '../support/session-journey.ts'

const entries = (page: Page) => page.locator('.entry')

test.describe('what the boundary refuses', () => {
  test.use({ provoked: [403] })

  test('is in the admin’s audit, found by filters, sent as a link, and saved as a file', async ({
    page,
    person,
  }) => {
    const manager = await person()
    const token = followToken(manager)
    await signIn(manager, 'manager')
    await openFirstVehicle(manager)
    const vehicleId = new URL(manager.url()).pathname.split('/').at(-1) ?? ''
    const path = `/vehicles/command/${vehicleId}/immobilize`
    const body = { reason: 'Not mine to say' }
    expect((await callFrom(manager, token(), { method: 'POST', path, body })).status).toBe(403)

    await signIn(page, 'admin')
    await page.getByRole('link', { name: 'Audit' }).click()
    const refused = entries(page).filter({ hasText: 'manager was not allowed to immobilise a vehicle' })
    await expect(refused).toHaveCount(1)
    await expect(refused).toContainText('Missing: the group admin')
    await page.getByLabel('Decision').selectOption('Refused')
    await page.getByLabel('Action').selectOption('immobilize')
    await page.getByLabel('Person').fill('manager')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => Object.fromEntries(new URL(page.url()).searchParams))
      .toEqual({ person: 'manager', action: 'immobilize', decision: 'denied' })
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
    await expectFits(page, 'audit/audit')
    await refused.getByRole('link').click()
    await expect(page).toHaveURL(`/vehicles/${vehicleId}`)
    const history = page.getByRole('region', { name: 'History' })
    await expect(history).toContainText('manager was not allowed to immobilise a vehicle')
    await history.screenshot({ path: 'test-results/audit/history-390-dark.png' })
  })
})
