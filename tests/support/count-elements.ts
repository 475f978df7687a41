import type { Page } from '@playwright/test'

/** How many elements there are of each kind: by tag and first class. */
export type ElementCounts = Readonly<Record<string, number>>

/** The elements of the list's page, as long as the list is on it. */
export interface ListElements {
  /** Of each row, itself included. */
  readonly rows: readonly number[]
  /** By the part of the page that they are in, which is counted in; everything else is `elsewhere`. */
  readonly parts: Readonly<Record<string, ElementCounts>>
}

/** Counts the elements of the page's body in the rows and in these parts of it (CSS selectors, none within another). */
export function countElements(page: Page, parts: readonly string[]): Promise<ListElements> {
  return page.evaluate((selectors) => {
    const counts: Record<string, Record<string, number>> = { elsewhere: {} }
    for (const selector of selectors) counts[selector] = {}
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest('.vehicle-row')) continue
      const part = counts[selectors.find((selector) => element.closest(selector)) ?? 'elsewhere'] ?? {}
      const [first] = element.classList
      const name = `${element.tagName.toLowerCase()}${first === undefined ? '' : `.${first}`}`
      part[name] = (part[name] ?? 0) + 1
    }
    const rows = Array.from(
      document.querySelectorAll('.vehicle-row'),
      (row) => row.querySelectorAll('*').length + 1,
    )
    return { rows, parts: counts }
  }, parts)
}
