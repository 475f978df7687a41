import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What axe finds wrong with a page, or a part of it: the rule and the element. All rules, unless some are named. */
export async function violations(page: Page, part = 'html', rules?: readonly string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page }).include(part)
  const { violations: found } = await (rules ? builder.withRules([...rules]) : builder).analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** What is to be looked at: all of the page unless a part is named; a path without its end for pictures of it. */
interface Look {
  readonly part?: string | undefined
  readonly picture?: string
}

/** Fails where axe finds something, by day or by night. */
export async function expectAccessible(page: Page, { part, picture }: Look = {}): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    // Only colours are others by night, and they take a moment to change.
    const rules = colorScheme === 'dark' ? ['color-contrast'] : undefined
    await expect.poll(() => violations(page, part, rules), picture ?? 'the page').toEqual([])
    if (picture !== undefined) await page.screenshot({ path: `${picture}-${colorScheme}.png` })
  }
}
