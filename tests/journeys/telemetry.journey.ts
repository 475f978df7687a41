import type { Page } from '@playwright/test'
import { marks } from '#fleet/map/marks.ts'
import { palettes } from '#fleet/map/palette.ts'
import { findDrawn, shareDrawn } from '../support/drawn.ts'
import { overflow } from '../support/fits.ts'
import { expect, openFirstVehicle, signIn, test } from '../support/session-journey.ts'
import { violations } from '../support/violations.ts'

// Without flights: what is asked for is there at once. A cloud of its own: other journeys take every vehicle off the road.
test.use({
  fleetSize: 151,
  contextOptions: { reducedMotion: 'reduce' },
  viewport: { width: 1280, height: 900 },
})

const panel = (page: Page) => page.getByRole('region', { name: 'Telemetry' })
const map = (page: Page) => page.getByRole('region', { name: 'Map of the vehicle' })
const chart = (page: Page) => page.getByRole('img', { name: /^From / })
const plot = (page: Page) => chart(page).locator('canvas')

/** Opens a vehicle that is driving, and scrolls to its map. */
async function openDriving(page: Page, filter = ''): Promise<void> {
  await signIn(page, 'operator', `/vehicles?lifecycle=inUse&connectivity=online&sort=-speed${filter}`)
  await openFirstVehicle(page)
  await panel(page).getByRole('heading', { name: 'Position' }).scrollIntoViewIfNeeded()
  await expect(map(page)).toBeVisible()
}

/** How much of the chart is painted at all, from 0 to 1. */
async function painted(page: Page): Promise<number> {
  return plot(page).evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    let seen = 0
    for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 0) seen += 1
    return seen / (data.length / 4)
  })
}

test('readings, map and chart are there under the policy of production, on a desk and a phone, by day and night', async ({
  page,
}) => {
  await openDriving(page, '&powertrain=hybrid')
  await panel(page).getByRole('button', { name: 'Show charge, fuel and odometer over time' }).click()
  await expect(chart(page)).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect.poll(() => shareDrawn(page, palettes[colorScheme].land)).toBeGreaterThan(0.1)
    await expect.poll(() => shareDrawn(page, marks.inUse[colorScheme])).toBeGreaterThan(0.0005)
    await expect.poll(() => painted(page)).toBeGreaterThan(0.005)
    for (const width of [1280, 390]) {
      // So high that all of it is in view.
      await page.setViewportSize({ width, height: 1800 })
      await expect.poll(async () => (await plot(page).boundingBox())?.width ?? width).toBeLessThan(width)
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      expect(await violations(page)).toEqual([])
      for (const [name, part] of [
        ['facts', page.getByRole('region', { name: 'Facts' })],
        ['telemetry', panel(page)],
      ] as const) {
        await part.screenshot({ path: `test-results/telemetry/${name}-${width}-${colorScheme}.png` })
      }
    }
  }
  await panel(page).getByRole('button', { name: 'Show as table' }).click()
  await expect(panel(page).getByRole('table').getByRole('row')).toHaveCount(49)
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  expect(await violations(page)).toEqual([])
  await panel(page).screenshot({ path: 'test-results/telemetry/table-390-dark.png' })
})

test('the map goes along with its vehicle, leaves the wheel to the page, and keeps nobody', async ({
  page,
  cloud,
}) => {
  await openDriving(page)
  const place = panel(page).locator('.position-place')
  const before = await place.innerText()
  const zoomIn = panel(page).getByRole('button', { name: 'Zoom in' })
  for (let presses = 0; presses < 7; presses++) await zoomIn.click()
  await cloud.control({ simulationSteps: 12 })
  await expect(place).not.toHaveText(before)
  const { x = 0, y = 0, width = 0, height = 0 } = (await page.locator('.map-canvas').boundingBox()) ?? {}
  await expect
    .poll(async () => {
      const { top } = await findDrawn(page, marks.inUse.light)
      return Math.hypot(top.x - x - width / 2, top.y - y - height / 2)
    })
    .toBeLessThan(24)

  const content = page.locator('#content')
  const scrolled = await content.evaluate((one) => one.scrollTop)
  await page.mouse.move(x + width / 2, y + height / 2)
  await page.mouse.wheel(0, -200)
  await expect.poll(() => content.evaluate((one) => one.scrollTop)).toBeLessThan(scrolled)

  await panel(page).getByRole('button', { name: 'Copy coordinates' }).focus()
  await page.keyboard.press('Tab')
  await expect(map(page)).toBeFocused()
  for (let presses = 0; presses < 4; presses++) await page.keyboard.press('Tab')
  await expect(panel(page).getByRole('button', { name: /odometer over time/ })).toBeFocused()
})
