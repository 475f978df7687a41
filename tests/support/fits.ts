import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './violations.ts'

/** By how many pixels the page is too wide. */
export function overflow(page: Page): Promise<number> {
  return page.locator('#content').evaluate((content) => content.scrollWidth - content.clientWidth)
}

/** Fails where the page is too wide or axe finds something, on a desk and a phone, by day and night; takes pictures for people. */
export async function expectFits(page: Page, picture: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await expectAccessible(page, { picture: `test-results/${picture}-${width}` })
  }
}
