import { readFile } from 'node:fs/promises'
import {
  type BrowserContext,
  type ConsoleMessage,
  expect,
  type Page,
  type Request,
  type Response,
} from '@playwright/test'
import { refreshTokensIn } from './refresh-tokens-in.ts'
import { leftInHistory, tokenShape, tokensIn } from './page-scan.ts'

/** What a journey provokes on purpose: an HTTP status, or words of an error that the browser reports in the console. */
export type Provoked = number | string

/** A server with the site, and the file with all that it writes. */
export interface WatchedServer {
  readonly origin: string
  readonly logFile: string
}

/**
 * Collects what no journey may do: a console error (CSP and Trusted Types violations are among them), an uncaught error,
 * a request to elsewhere or one that nobody handles; anything shaped like a token outside the Authorization header and
 * the answers of the user pool; code, state or error in the history of a tab that shows the app or the landing page.
 */
export class Watch {
  readonly #server: WatchedServer
  readonly #provoked: readonly Provoked[]
  readonly #occurred = new Set<Provoked>()
  readonly #problems = new Set<string>()
  readonly #contexts = new Set<BrowserContext>()
  readonly #refreshTokens = new Set<string>()
  readonly #scans: Promise<unknown>[] = []

  constructor(server: WatchedServer, provoked: readonly Provoked[]) {
    this.#server = server
    this.#provoked = provoked
  }

  /** Watches all pages of a context, those that it will have among them. */
  readonly add = (context: BrowserContext): void => {
    if (this.#contexts.has(context)) return
    this.#contexts.add(context)
    context.on('weberror', (error) => this.#report(`uncaught: ${error.error().message}`))
    context.on('console', (message) => this.#hear(message))
    context.on('request', (request) => this.#checkRequest(request))
    context.on('response', (response) => this.#checkResponse(response))
    for (const page of context.pages()) this.#follow(page)
    context.on('page', (page) => this.#follow(page))
  }

  /** All that was found until now, once every page that is still open has been looked at. Sorted, each thing once. */
  async problems(): Promise<string[]> {
    await Promise.all(this.#scans)
    for (const context of this.#contexts) for (const page of context.pages()) await this.#scanLast(page)
    if (this.#hasToken(await readFile(this.#server.logFile, 'utf8'))) {
      this.#report('a token in the server’s log')
    }
    return [...this.#problems].toSorted()
  }

  /** What was to be provoked and never happened: a list that is too long hides what it lists. */
  neverProvoked(): readonly Provoked[] {
    return this.#provoked.filter((one) => !this.#occurred.has(one))
  }

  /** Looks at a tab whenever its address changes, since what it shows then may be gone at the end. */
  #follow(page: Page): void {
    this.#scans.push(this.#hearPreflights(page))
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.#scans.push(this.#scan(page, false))
    })
  }

  /** By the DevTools protocol: Playwright tells no preflights. */
  async #hearPreflights(page: Page): Promise<void> {
    try {
      const session = await page.context().newCDPSession(page)
      session.on('Network.requestWillBeSent', ({ initiator, request }) => {
        if (initiator.type === 'preflight') this.#report(`a preflight to ${request.url}`)
      })
      await session.send('Network.enable')
    } catch (error) {
      if (!page.isClosed()) throw error
    }
  }

  /** A tab that is just going on to its next address can't be looked at: what counts is where it ends. */
  async #scanLast(page: Page): Promise<void> {
    try {
      await expect(async () => expect(await this.#scan(page, true)).toEqual([])).toPass({ timeout: 10_000 })
    } catch (error) {
      if (!page.isClosed()) this.#report(`could not look at a page: ${String(error)}`)
    }
  }

  /** Why it could not look, if so: at the end it has to; before, the page went on to the next address, which is looked at as well. */
  async #scan(page: Page, settled: boolean): Promise<readonly string[]> {
    const { origin } = this.#server
    if (page.isClosed() || !page.url().startsWith(`${origin}/`)) return []
    const looks = await Promise.allSettled([
      tokensIn(page, [...this.#refreshTokens]),
      leftInHistory(page, origin, settled),
    ])
    return looks.flatMap((look) => {
      if (look.status === 'rejected') return [String(look.reason)]
      for (const problem of look.value) this.#report(problem)
      return []
    })
  }

  #hear(message: ConsoleMessage): void {
    const text = message.text()
    if (this.#hasToken(text)) this.#report('a token in the console')
    if (message.type() !== 'error') return
    const provoked = this.#provoked.find((one) =>
      typeof one === 'number' ? text.includes(`status of ${one}`) : text.includes(one),
    )
    const { url } = message.location()
    if (provoked === undefined) this.#report(`console: ${text}${url && ` at ${url}`}`)
    else this.#occurred.add(provoked)
  }

  #checkRequest(request: Request): void {
    const url = request.url()
    const { origin } = this.#server
    if (this.#hasToken(url)) this.#report('a token in a URL')
    if (![`${origin}/`, `blob:${origin}/`, 'data:'].some((own) => url.startsWith(own))) {
      this.#report(`a request to ${url}`)
    }
  }

  #checkResponse(response: Response): void {
    this.#scans.push(this.#learnFrom(response))
    // The site answers whatever it doesn't know with its page: a call that gets that was handled by nobody.
    const kind = response.request().resourceType()
    const html = response.headers()['content-type']?.startsWith('text/html')
    if (kind === 'fetch' && html && response.ok()) this.#report(`nobody handles ${response.url()}`)
  }

  async #learnFrom(response: Response): Promise<void> {
    for (const token of await refreshTokensIn(response)) this.#refreshTokens.add(token)
  }

  #hasToken(text: string): boolean {
    return tokenShape.test(text) || [...this.#refreshTokens].some((token) => text.includes(token))
  }

  /** Reports are kept with the run's results, so they hold no token either. */
  #report(problem: string): void {
    const known = [...this.#refreshTokens].reduce((text, token) => text.replaceAll(token, '[token]'), problem)
    this.#problems.add(known.replace(new RegExp(tokenShape, 'g'), '[token]'))
  }
}
