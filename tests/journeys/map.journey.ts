import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { palettes } from '#fleet/map/palette.ts'
import { findDrawn, shareDrawn } from '../support/drawn.ts'
import { expect, test as base } from '../support/journey.ts'
import { type MapServer, startMapServer } from '../support/map-server.ts'

const test = base.extend<object, { server: MapServer }>({
  server: [
    async ({ browserName }, use, { workerIndex }) => {
      const server = await startMapServer(`${browserName}-${workerIndex}`)
      await use(server)
      server.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: ({ server }, use) => use(server.origin),
  // Drawn without a graphics card, every pixel costs.
  viewport: { width: 720, height: 480 },
  // Without flights: what is asked for is there at once.
  contextOptions: { reducedMotion: 'reduce' },
})

const { light, dark } = palettes
const canvas = (page: Page) => page.getByRole('region', { name: 'Map of vehicles' })
const card = (page: Page) => page.getByRole('dialog')

/** Opens the map with a fleet, and waits until both are drawn. */
async function openMap(
  page: Page,
  size = 150,
  colours: { group: string; land: string } = light,
): Promise<void> {
  await page.goto(`/?size=${size}`)
  await expect.poll(() => shareDrawn(page, colours.group)).toBeGreaterThan(0.0005)
  await expect.poll(() => shareDrawn(page, colours.land)).toBeGreaterThan(0.2)
}

/** Enter takes what is nearest to the middle, until it is no group any more. */
async function openCard(page: Page): Promise<void> {
  await canvas(page).focus()
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(card(page)).toBeVisible({ timeout: 1000 })
  }).toPass()
}

test('the fleet is drawn over the world, under the policy of production', async ({ page }) => {
  await openMap(page)
  expect(await shareDrawn(page, light.sea)).toBeGreaterThan(0.02)
  await expect(page.getByText('3 of 150 vehicles have no known position')).toBeVisible()
})

test('by keyboard: from the whole fleet to one vehicle, which is selected and opened', async ({ page }) => {
  await openMap(page)
  await openCard(page)
  await expect(card(page)).toBeFocused()
  await expect(card(page)).toContainText('This reading is simulated.')
  await expect(card(page)).toContainText(/Position\s*(?:this minute|\d+ (?:minutes?|hour) ago)/)
  await card(page).getByRole('button', { name: 'Select', exact: true }).click()
  await expect(page.getByText('1 selected')).toBeVisible()
  await expect.poll(() => shareDrawn(page, light.selected)).toBeGreaterThan(0.0001)
  await card(page).getByRole('button', { name: 'Deselect' }).click()
  await expect(page.getByText('0 selected')).toBeVisible()
  const plate = await card(page).getByRole('heading').innerText()
  await card(page).getByRole('button', { name: 'Open' }).click()
  const opened = await page.evaluate(() => window.mapPage.opened)
  expect(opened.map((id) => id.replace('veh-', 'FC '))).toEqual([plate.split(' U-')[0]])
  await page.keyboard.press('Escape')
  await expect(card(page)).toBeHidden()
  await expect(canvas(page)).toBeFocused()
})

test('a pointer finds a group where it is drawn, and nothing beside it', async ({ page }) => {
  await openMap(page)
  const before = await page.getByRole('button', { name: /in view/ }).innerText()
  await page.mouse.click(200, 430)
  await expect(page.getByRole('button', { name: before })).toBeVisible()
  await expect(async () => {
    const { top } = await findDrawn(page, light.group)
    await page.mouse.click(top.x, top.y + 10)
    await expect(page.getByText(/^Zoomed in on \d+ vehicles$/)).toBeAttached({ timeout: 1000 })
  }).toPass()
  await expect(page.getByRole('button', { name: before })).toBeHidden()
})

test('shift and drag selects what is in the box, and the map stays', async ({ page }) => {
  await openMap(page)
  const box = await page.locator('.map-canvas').boundingBox()
  expect(box).not.toBeNull()
  const { x = 0, y = 0, width = 0, height = 0 } = box ?? {}
  await page.keyboard.down('Shift')
  await page.mouse.move(x + 5, y + 80)
  await page.mouse.down()
  await page.mouse.move(x + width - 5, y + height - 5, { steps: 4 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(page.getByText('147 selected')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Select the 147 in view' })).toBeVisible()
  await expect.poll(() => shareDrawn(page, light.selected)).toBeGreaterThan(0.0005)
})

test('what is in view is selected by a button, for fingers and keyboards', async ({ page }) => {
  await openMap(page)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await page.getByRole('button', { name: 'Zoom in' }).click()
  const select = page.getByRole('button', { name: /^Select the \d+ in view$/ })
  await expect(select).not.toHaveText('Select the 147 in view')
  const count = /\d+/.exec(await select.innerText())?.[0]
  await select.click()
  await expect(page.getByText(`${count} selected`)).toBeVisible()
})

test('readings that change leave the map where the person left it', async ({ page }) => {
  await openMap(page)
  await canvas(page).focus()
  await page.keyboard.press('Enter')
  const inView = page.getByRole('button', { name: /in view/ })
  await expect(inView).not.toHaveText('Select the 147 in view')
  const before = await inView.innerText()
  const picture = await shareDrawn(page, light.land)
  await page.evaluate(() => window.mapPage.poll())
  await expect(inView).toHaveText(before)
  expect(Math.abs((await shareDrawn(page, light.land)) - picture)).toBeLessThan(0.02)
  await page.getByRole('button', { name: 'Show all vehicles on the map' }).click()
  await expect(inView).toHaveText('Select the 147 in view')
})

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark' })

  test('the map is dark, and follows when the person changes their mind', async ({ page }) => {
    await openMap(page, 150, dark)
    expect(await shareDrawn(page, light.land)).toBeLessThan(0.001)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await expect.poll(() => shareDrawn(page, light.land)).toBeGreaterThan(0.2)
    expect(await shareDrawn(page, dark.land)).toBeLessThan(0.001)
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('10,000 vehicles fit, everything is large enough for a finger, and axe finds nothing', async ({
    page,
  }) => {
    await openMap(page, 10_000)
    await openCard(page)
    const buttons = page.getByRole('button')
    expect(await buttons.count()).toBeGreaterThan(5)
    for (const button of await buttons.all()) {
      const { width = 0, height = 0 } = (await button.boundingBox()) ?? {}
      expect([Math.round(width) >= 44, Math.round(height) >= 44], await button.innerText()).toEqual([
        true,
        true,
      ])
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  })
})

test('the legend tells every lifecycle and connection, and axe finds nothing', async ({ page }) => {
  await openMap(page)
  await page.getByText('Legend').click()
  for (const words of ['Available', 'In use', 'Maintenance', 'Stolen', 'Online', 'Asleep', 'Offline']) {
    await expect(page.getByRole('listitem').filter({ hasText: words })).toBeVisible()
  }
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
})
