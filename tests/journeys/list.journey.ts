import type { Page } from '@playwright/test'
import { expect, signIn, test } from '../support/session-journey.ts'
import { expectAccessible } from '../support/violations.ts'

// Of its own, since vehicles are removed here.
test.use({ fleetSize: 160 })

const grid = (page: Page) => page.getByRole('grid', { name: 'Vehicles' })
const row = (page: Page, index: number) => page.locator(`[aria-rowindex="${index}"]`)
const plateOf = (page: Page, index: number) => row(page, index).getByRole('link').innerText()

/** The list with everything that belongs to it. */
async function showList(page: Page, username = 'manager'): Promise<void> {
  await signIn(page, username)
  await expect(page.getByText(/^\d+ vehicles$/)).toBeVisible()
  await page.getByRole('button', { name: 'Keys' }).waitFor()
}

/** As the 15 seconds do. */
async function poll(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
}

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const target = page.getByRole('button', { name }).or(page.getByRole('checkbox', { name }))
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.first().evaluate((one) => one === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not come to ${name}`)
}

test('without a mouse: mark, select, leave out by a filter, order, open, and come back to the same view', async ({
  page,
}) => {
  await showList(page)
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(grid(page)).toBeFocused()
  await page.keyboard.press('End')
  await expect(row(page, 161)).toHaveClass(/active/)
  await expect(row(page, 161)).toBeInViewport()
  await page.keyboard.press('Home')
  await page.keyboard.press('PageDown')
  await expect(row(page, 2)).not.toHaveClass(/active/)
  await page.keyboard.press('Home')
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('2 selected')).toBeVisible()

  await page.keyboard.press('Shift+Tab')
  await tabTo(page, 'Filters')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'Filters' })).toBeVisible()
  await tabTo(page, /^Available/)
  await page.keyboard.press('-')
  await expect(page.getByText(/^\d+ of 160 vehicles$/)).toBeVisible()
  await expect(page).toHaveURL(/not\.lifecycle=available/)
  await expect(grid(page).getByText('Available', { exact: true })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary', { name: 'Filters' })).toBeHidden()
  await expect(page.getByRole('button', { name: /^Filters/ })).toBeFocused()

  await tabTo(page, 'Year')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sort=modelYear/)
  const view = page.url()
  for (let presses = 0; presses < 60; presses += 1) {
    if (await grid(page).evaluate((one) => one === document.activeElement)) break
    await page.keyboard.press('Shift+Tab')
  }
  await page.keyboard.press('Home')
  const plate = await plateOf(page, 2)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: plate })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(view)
  await expect(row(page, 2).getByRole('link')).toHaveText(plate)
})

test('whoever presses a box twice in a moment has it as it was, by mouse and by Space', async ({ page }) => {
  await page.clock.install()
  await showList(page)
  await page.getByRole('button', { name: 'Filters' }).click()
  // The address is still to follow the first press when the second comes.
  await page.clock.pauseAt(Date.now() + 60_000)
  const box = page.getByRole('checkbox', { name: /^Available/ })
  for (const press of [() => box.click(), () => box.press('Space')]) {
    await press()
    await expect(box).toBeChecked()
    await press()
    await expect(box).not.toBeChecked()
  }
  const selected = row(page, 2).getByRole('checkbox')
  await page.getByRole('searchbox', { name: 'Search plate' }).press('a')
  await selected.click()
  await expect(selected).toBeChecked()
})

test('a view sent to a colleague shows the same', async ({ page, person }) => {
  await showList(page)
  await page.goto(
    '/vehicles?q=ford&lifecycle=available&not.depot=&sort=-modelYear,licensePlate&columns=licensePlate,modelYear,vin',
  )
  await expect(page.getByText(/^\d+ of 160 vehicles$/)).toBeVisible()
  const shown = await grid(page).getByRole('link').allInnerTexts()
  expect(shown.length).toBeGreaterThan(0)
  const { pathname, search } = new URL(page.url())
  const colleague = await person('operator', pathname + search)
  await expect(colleague.getByText(/^\d+ of 160 vehicles$/)).toBeVisible()
  expect(await grid(colleague).getByRole('link').allInnerTexts()).toEqual(shown)
  await expect(colleague.getByRole('columnheader')).toHaveCount(4)
})

test('what a colleague changes is there without a reload, and what is removed is gone', async ({
  page,
  person,
  cloud,
}) => {
  await showList(page, 'operator')
  const plate = await plateOf(page, 2)
  const vehicleId = (await row(page, 2).getAttribute('id'))?.replace('row-', '') ?? ''
  const colleague = await person('manager', `/vehicles/${vehicleId}/edit`)
  await colleague.getByLabel('Driver').fill('Ada Lovelace')
  await colleague.getByRole('button', { name: 'Save' }).click()
  await expect(colleague.getByText('Saved.')).toBeVisible()
  // Its page would ask what became of a vehicle that is gone.
  await colleague.close()

  await poll(page)
  await expect(row(page, 2)).toContainText('Ada Lovelace')
  const before = await page.getByText(/^\d+ vehicles$/).innerText()
  await cloud.control({ removeVehicle: { tenant: 'north', vehicleId } })
  await poll(page)
  await expect(page.getByText(`${Number(before.split(' ')[0]) - 1} vehicles`, { exact: true })).toBeVisible()
  await expect(grid(page).getByText(plate, { exact: true })).toHaveCount(0)
  const asked = (await cloud.log()).filter(({ path }) => path === '/api/vehicles/read')
  expect(asked.length).toBeLessThan(8)
})

test('vehicles that move are seen to move, without a request for a vehicle', async ({ page, cloud }) => {
  await showList(page)
  await page.goto('/vehicles?columns=licensePlate,speed,odometer&sort=-speed')
  await expect(page.getByText(/^\d+ vehicles$/)).toBeVisible()
  const readings = () => grid(page).locator('.vehicle-odometer').allInnerTexts()
  const before = await readings()
  await cloud.control({ simulationSteps: 60 })
  await poll(page)
  await expect.poll(readings).not.toEqual(before)
})

test.describe('an API that fails for a while', () => {
  test.use({ provoked: [503] })

  test('leaves what is there, says how old it is, and goes on when it can', async ({ page, cloud }) => {
    await showList(page)
    const plate = await plateOf(page, 2)
    await cloud.control({
      fail: { target: 'api', kind: 'status', status: 503, times: 1000, retryAfterSeconds: 0 },
    })
    await poll(page)
    await expect(page.getByText(/The data is less than a minute old\. .*busy/)).toBeVisible()
    await expect(row(page, 2).getByRole('link')).toHaveText(plate)
    await cloud.control({ fail: null })
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText(/The data is/)).toBeHidden()
  })
})

for (const width of [390, 768, 1440]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 844 } })

    test('the list and all its tools are free of what axe can find, and fit', async ({ page }, testInfo) => {
      // axe takes its time, by day and by night.
      test.slow()
      await showList(page)
      const look = async (name: string, part?: string) => {
        await expectAccessible(page, { part, picture: testInfo.outputPath(name) })
        const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
        expect(isWide, `${name} is wider than the screen`).toBe(false)
      }
      await grid(page).focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Space')
      await expect(page.getByText('1 selected')).toBeVisible()
      await look('selected')
      for (const tool of ['Views', 'Columns', 'Export', 'Keys']) {
        await page.getByRole('button', { name: tool, exact: true }).click()
        await expect(page.getByRole('dialog')).toBeVisible()
        await look(tool, 'dialog')
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toBeHidden()
      }
      await page.getByRole('button', { name: 'Filters' }).click()
      await expect(page.getByRole('checkbox', { name: /^In use/ })).toBeVisible()
      await page.getByRole('checkbox', { name: /^In use/ }).check()
      await look('Filters')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('checkbox', { name: /^In use/ })).toBeHidden()
      await look('filtered')
    })
  })
}
