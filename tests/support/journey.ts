import { expect, type Page, test as base } from '@playwright/test'
import { journeyOrigin, serverLogFile } from './journey-server.ts'
import { historyOf } from './page-scan.ts'
import { type Provoked, Watch, type WatchedServer } from './watch.ts'

export interface JourneyOptions {
  /** What this journey provokes on purpose, and must; the browser reports each as a console error. */
  readonly provoked: readonly Provoked[]
}

export interface JourneyFixtures {
  /** A tab of another browser, with this person signed in at this address; with nobody, without. */
  readonly person: (username?: string, at?: string) => Promise<Page>
  /** Fails the journey for what no journey may do, in any context of the browser; see `Watch`. Closes those contexts. */
  readonly watched: undefined
}

export interface JourneyWorker {
  /** Where the site is served from. */
  readonly server: WatchedServer
}

/** A test in the browser that also fails on what goes wrong unseen. */
export const test = base.extend<JourneyFixtures & JourneyOptions, JourneyWorker>({
  server: [
    { origin: journeyOrigin, logFile: serverLogFile },
    { scope: 'worker', option: true },
  ],
  provoked: [[], { option: true }],
  person: ({ browser }, use) =>
    use(async (username, at) => {
      const context = await browser.newContext()
      const page = await context.newPage()
      if (username !== undefined) await signIn(page, username, at)
      return page
    }),
  watched: [
    async ({ browser, context, server, provoked }, use, testInfo) => {
      const watch = new Watch(server, provoked)
      watch.add(context)
      browser.on('context', watch.add)
      await use(undefined)
      browser.off('context', watch.add)
      const problems = await watch.problems()
      for (const other of browser.contexts()) if (other !== context) await other.close()
      expect(problems).toEqual([])
      // Whoever failed before may not have come as far.
      if (testInfo.errors.length === 0) expect(watch.neverProvoked(), 'provoked').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** Types a person's name and password into the hosted sign-in page. */
export async function typeCredentials(
  page: Page,
  username: string,
  password = `Fleet-${username}-1`,
): Promise<void> {
  await page.getByLabel('Username').fill(username)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Signs in from the landing page and waits until the app is there. */
export async function signIn(page: Page, username: string, at = '/'): Promise<void> {
  await page.goto(at)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/login?**')
  await typeCredentials(page, username)
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
}

/** The addresses of this tab's history, oldest first. */
export async function tabHistory(page: Page): Promise<readonly string[]> {
  return (await historyOf(page)).entries
}

/** Opens the first vehicle of the list. */
export async function openFirstVehicle(page: Page): Promise<void> {
  await page.getByRole('row').nth(1).getByRole('link').click()
  await page.getByRole('heading', { name: 'Facts' }).waitFor()
}
