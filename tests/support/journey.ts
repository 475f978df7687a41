import { readFile } from 'node:fs/promises'
import { type BrowserContext, expect, type Page, test as base } from '@playwright/test'
import { journeyOrigin, serverLogFile } from './journey-server.ts'

/** A JWT, wherever it is found: header and payload are base64url of `{"`. */
const tokenShape = /eyJ[\w-]{8,}\.eyJ[\w-]{8,}/

interface JourneyOptions {
  /** HTTP statuses that this journey provokes on purpose; the browser reports each as a console error. */
  readonly provoked: readonly number[]
}

interface JourneyFixtures {
  /** Fails the journey for what no journey may do; see `watch`. */
  readonly watched: undefined
}

/** A test in the browser that also fails on what goes wrong unseen. */
export const test = base.extend<JourneyFixtures & JourneyOptions>({
  provoked: [[], { option: true }],
  watched: [
    async ({ context, provoked }, use) => {
      const problems = watch(context, provoked)
      await use(undefined)
      for (const page of context.pages()) problems.push(...(await tokensShown(page)))
      if (tokenShape.test(await readFile(serverLogFile, 'utf8'))) problems.push('a token in the server’s log')
      expect(problems).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/**
 * Collects what must never happen: a console error (CSP and Trusted Types violations are among them), an uncaught error,
 * a request to elsewhere or one that nobody handles, and anything shaped like a token in a URL or the console.
 */
export function watch(context: BrowserContext, provoked: readonly number[] = []): string[] {
  const problems: string[] = []
  context.on('weberror', (error) => problems.push(`uncaught: ${error.error().message}`))
  context.on('console', (message) => {
    const text = message.text()
    if (tokenShape.test(text)) problems.push('a token in the console')
    if (message.type() !== 'error') return
    const status = /status of (\d{3})/.exec(text)?.[1]
    if (!status || !provoked.includes(Number(status))) problems.push(`console: ${text}`)
  })
  context.on('request', (request) => {
    const url = request.url()
    if (tokenShape.test(url)) problems.push('a token in a URL')
    if (!url.startsWith(`${journeyOrigin}/`) && !url.startsWith('data:')) problems.push(`a request to ${url}`)
    if (request.method() === 'OPTIONS') problems.push(`a preflight to ${url}`)
  })
  context.on('response', (response) => {
    // The site answers whatever it doesn't know with its page: a call that gets that was handled by nobody.
    const kind = response.request().resourceType()
    const html = response.headers()['content-type']?.startsWith('text/html')
    if (kind === 'fetch' && html && response.ok()) problems.push(`nobody handles ${response.url()}`)
  })
  return problems
}

async function tokensShown(page: Page): Promise<string[]> {
  if (page.isClosed() || !page.url().startsWith(journeyOrigin)) return []
  const shown = `${page.url()} ${await page.title()} ${await page.content()}`
  return tokenShape.test(shown) ? ['a token in the page'] : []
}

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
export async function tabHistory(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { entries } = await session.send('Page.getNavigationHistory')
  await session.detach()
  return entries.map(({ url }) => url)
}

/** Opens the first vehicle of the list. */
export async function openFirstVehicle(page: Page): Promise<void> {
  await page.getByRole('row').nth(1).getByRole('link').click()
  await page.getByRole('heading', { name: 'Facts' }).waitFor()
}
