import type { CDPSession, Page } from '@playwright/test'
import { countCommits } from '../bench/list/page/count-commits.ts'
import { followPending } from './count-pending.ts'
import { noteRenders } from './count-renders.ts'
import { type RequestCounter, type RequestCounts } from './count-requests.ts'

/** What a scenario cost. */
export interface Counts {
  readonly requests: RequestCounts
  /** The addresses of OPTIONS requests. */
  readonly preflights: readonly string[]
  /** How often React committed. */
  readonly commits: number
  /** By the element that it draws, how often each component was rendered. */
  readonly rendered: Readonly<Record<string, number>>
}

/** A tab whose clock stands still, so that nothing is asked for before a test lets the time come. */
export class CountedPage {
  readonly page: Page
  readonly session: CDPSession
  readonly #counter: RequestCounter

  private constructor(page: Page, session: CDPSession, counter: RequestCounter) {
    this.page = page
    this.session = session
    this.#counter = counter
  }

  /** Before the page's first address. */
  static async prepare(page: Page, counter: RequestCounter): Promise<CountedPage> {
    const session = await page.context().newCDPSession(page)
    await counter.watchPreflights(session)
    await page.addInitScript(followPending)
    await page.addInitScript(countCommits)
    await page.addInitScript(noteRenders)
    const now = Date.now()
    await page.clock.install({ time: now })
    await page.clock.pauseAt(now + 1000)
    return new CountedPage(page, session, counter)
  }

  /** Everything that was asked for is here, and the page has done what it wanted to do about it. @throws {Error} where that doesn't come */
  async settle(): Promise<void> {
    for (let looks = 0; ; looks += 1) {
      await this.page.evaluate(() => window.atRest?.())
      const underWay = this.#counter.underWay
      if (underWay.length === 0) return
      if (looks === 500) throw new Error(`Still under way: ${underWay.join(', ')}`)
    }
  }

  /** Lets the time come, in milliseconds, in steps between which all that was asked for arrives. */
  async pass(milliseconds: number, step = 100): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += step) {
      await this.page.clock.runFor(Math.min(step, milliseconds - passed))
      await this.settle()
    }
  }

  /** Lets as little time come as it takes until something is so. */
  async until(isSo: () => Promise<boolean>): Promise<void> {
    for (let steps = 0; !(await isSo()); steps += 1) {
      if (steps === 200) throw new Error('It did not come to that within ten seconds of the page')
      await this.pass(50)
    }
  }

  /** What `work` and the second after it cost. */
  async count(work: () => Promise<unknown>): Promise<Counts> {
    await this.#take()
    await work()
    await this.pass(1000, 200)
    return this.#take()
  }

  async #take(): Promise<Counts> {
    const { requests, preflights } = this.#counter.take()
    const { commits, rendered } = await this.page.evaluate(() => {
      const counted = { commits: window.commits ?? 0, rendered: { ...window.rendered } }
      window.commits = 0
      for (const name of Object.keys(window.rendered ?? {})) delete window.rendered?.[name]
      return counted
    })
    return { requests, preflights, commits, rendered }
  }
}
