import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Place } from '../side.ts'
import { SmokeError } from '../smoke-error.ts'
import type { TesterName } from '../tester.ts'

/** Where pictures of what failed are put. */
const pictures = join('test-results', 'smoke')

/** Does something in the browser that has a name. @throws {SmokeError} that says where it failed, with a picture. */
export type Step = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>

/** What Playwright says of a failure is left out: it may quote what was typed. */
export function stepsOf(page: Page, { name: place, addresses }: Place, tester: TesterName): Step {
  return async (name, work) => {
    try {
      return await work()
    } catch {
      const url = URL.parse(page.url())
      const at = url ? `${url.origin}${url.pathname}` : 'no page'
      const picture = await pictureOf(page, join(pictures, `${place}-${tester}.png`))
      throw new SmokeError(
        `The sign-in of the ${tester} at ${addresses.site} failed at this step: ${name}. The browser was at ${at}${picture}.`,
      )
    }
  }
}

/** Fields are covered up in it. */
async function pictureOf(page: Page, path: string): Promise<string> {
  try {
    await mkdir(pictures, { recursive: true })
    await page.screenshot({ path, mask: [page.locator('input')] })
    return `; a picture of it is in ${path}`
  } catch {
    return ''
  }
}
