import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { csvFile, csvLine, newVins } from '../support/csv-vehicles.ts'
import { expect, signIn, test } from '../support/session-journey.ts'
import { expectAccessible, violations } from '../support/violations.ts'

// A cloud of its own, since vehicles are added here.
test.use({ fleetSize: 140 })

const address = '/vehicles/import'
const title = (page: Page, name: string) => expect(page.getByRole('heading', { name })).toBeVisible()

async function choose(page: Page, text: string | Buffer, name = 'fleet.csv'): Promise<void> {
  const buffer = typeof text === 'string' ? Buffer.from(text) : text
  await page.getByLabel('CSV file').setInputFiles({ name, mimeType: 'text/csv', buffer })
}

/** From a file to what an import of it would do. */
async function check(page: Page, text: string): Promise<void> {
  await choose(page, text)
  await page.getByRole('button', { name: /^Check / }).click()
  await title(page, 'What the import would do')
}

/** How many there are of each kind, in the page's order. */
const counts = async (page: Page) => (await page.locator('.run-counts dd').allTextContents()).map(Number)

test('300 lines with mistakes are imported, corrected and imported again, and then nothing changes any more', async ({
  page,
}) => {
  const vins = newVins(300)
  const right = vins.map((vin) => csvLine(vin))
  const wrong = right.map((line, index) => (index % 10 === 3 ? line.replace(',2024,', ',soon,') : line))
  await signIn(page, 'manager', address)
  await choose(page, csvFile(wrong).replaceAll(',', ';'), 'wrong.csv')
  await expect(page.getByText('300 lines, separated by semicolon, read as UTF-8.')).toBeVisible()
  await page.getByRole('button', { name: 'Check 300 lines' }).click()
  await title(page, 'What the import would do')
  expect(await counts(page)).toEqual([270, 0, 0, 30])
  await expect(page.getByRole('row', { name: /^5 Model year soon Expected a year/ })).toBeVisible()

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download 30 lines to correct' }).click()
  const toCorrect = await readFile(await (await download).path(), 'utf8')
  await page.getByRole('button', { name: 'Import 270 vehicles' }).click()
  await title(page, 'Import finished')
  expect(await counts(page)).toEqual([270, 0, 0, 0])

  await page.getByRole('button', { name: 'Import another file' }).click()
  await check(page, toCorrect.replaceAll(';soon;', ';2024;'))
  expect(await counts(page)).toEqual([30, 0, 0, 0])
  await page.getByRole('button', { name: 'Import 30 vehicles' }).click()
  await title(page, 'Import finished')

  await page.getByRole('button', { name: 'Import another file' }).click()
  await check(page, csvFile(right))
  expect(await counts(page)).toEqual([0, 300, 0, 0])
  await expect(page.getByText('Nothing to import: the fleet has all these vehicles already.')).toBeVisible()
})

test.describe('a connection that is cut in the middle', () => {
  test.use({ provoked: ['net::ERR_'] })

  test('leaves nobody in doubt, and going on writes nothing twice', async ({ page, cloud }) => {
    const vins = newVins(250)
    await signIn(page, 'manager', address)
    await check(page, csvFile(vins.map((vin) => csvLine(vin))))
    await cloud.control({ fail: { target: 'api', kind: 'dropAfterCommit' } })
    await page.getByRole('button', { name: 'Import 250 vehicles' }).click()
    await title(page, 'Import not finished')
    await expect(page.getByRole('alert')).toContainText('did not answer when asked to add vehicles')
    await expect(page.getByText(/^Unsure: lines \d+–\d+\. .* nothing is added twice\./)).toBeVisible()
    await page.getByRole('button', { name: 'Go on with the rest' }).click()
    await title(page, 'Import finished')
    const [created = 0, , unchanged = 0, failed] = await counts(page)
    expect([created + unchanged, failed]).toEqual([250, 0])
    expect(unchanged).toBeGreaterThan(0)
  })
})

test.describe('a session that ends in the middle', () => {
  test.use({ provoked: [401, 400] })

  test('is taken up again after signing in: the page knows what was left', async ({ page, cloud }) => {
    const vins = newVins(150)
    await signIn(page, 'manager', address)
    await check(page, csvFile(vins.map((vin) => csvLine(vin))))
    // Whatever the tokens say, by the cloud's clock they have ended long ago.
    await cloud.control({ clockSkewSeconds: 24 * 3600 })
    await page.getByRole('button', { name: 'Import 150 vehicles' }).click()
    await title(page, 'Please sign in again')
    await cloud.control({ clockSkewSeconds: 0 })
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(address)
    await expect(page.getByText(/^Your import of fleet\.csv from .* was not finished$/)).toBeVisible()
    await check(page, csvFile(vins.map((vin) => csvLine(vin))))
    await page.getByRole('button', { name: 'Import 150 vehicles' }).click()
    await title(page, 'Import finished')
  })
})

test('without a mouse: from the template to an import', async ({ page }) => {
  const [vin = ''] = newVins(1)
  await signIn(page, 'manager', address)
  await title(page, 'Import vehicles')
  const press = async (name: string) => {
    const button = page.getByRole('button', { name })
    await button.focus()
    await page.keyboard.press('Enter')
  }
  await page.getByLabel('Lines with their header').focus()
  await page.keyboard.insertText(csvFile([csvLine(vin)]))
  await press('Read the pasted lines')
  await expect(page.getByRole('heading', { name: 'Which column is what?' })).toBeFocused()
  await press('Check 1 line')
  await expect(page.getByRole('heading', { name: 'What the import would do' })).toBeFocused()
  await press('Import 1 vehicle')
  await expect(page.getByRole('heading', { name: 'Import finished' })).toBeFocused()
})

for (const width of [1280, 390]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 844 } })

    test('every step is free of what axe can find, and fits the screen', async ({ page }) => {
      const fits = async (name: string) => {
        await expectAccessible(page, { picture: `test-results/screenshots/import-${name}-${width}` })
        const wider = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(wider).toBe(0)
      }
      const [vin = '', changed = '', ...more] = newVins(12)
      await signIn(page, 'manager', address)
      await title(page, 'Import vehicles')
      await fits('1-file')
      await choose(page, Buffer.from(csvFile([csvLine(changed, 'Ulm')])))
      await page.getByRole('button', { name: 'Check 1 line' }).click()
      await page.getByRole('button', { name: 'Import 1 vehicle' }).click()
      await title(page, 'Import finished')
      await page.getByRole('button', { name: 'Import another file' }).click()

      const lines = [
        ...[vin, changed].map((one) => csvLine(one, 'Köln')),
        ...more.map((one) => csvLine(`${one}9`, 'Köln', 'soon')),
      ]
      const text = csvFile(lines).replace('Depot', 'Standort').replace('Make', 'Colour')
      await choose(page, Buffer.from(text, 'latin1'), 'fahrzeuge.csv')
      await title(page, 'Which column is what?')
      await fits('2-columns')
      await page.getByLabel('Colour').selectOption('Make (needed)')
      await page.getByRole('button', { name: 'Check 12 lines' }).click()
      await title(page, 'What the import would do')
      await fits('3-check')
      await page.getByRole('checkbox', { name: /^Update these too/ }).check()
      await page.getByRole('button', { name: 'Import 2 vehicles' }).click()
      await title(page, 'Import finished')
      await fits('4-finished')
    })
  })
}

test.describe('someone who may not', () => {
  test('sees why, and axe finds nothing', async ({ page }) => {
    await signIn(page, 'operator', address)
    await expect(page.getByRole('button', { name: 'Choose a file' })).toHaveAttribute('aria-disabled', 'true')
    await expect(
      page.getByText(/You may not add vehicles to the fleet.*An admin of north can add you/),
    ).toBeVisible()
    expect(await violations(page)).toEqual([])
  })
})
