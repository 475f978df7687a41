import type { BrowserContext, CDPSession, Page, Response } from '@playwright/test'
import { signIn } from '../../support/journey.ts'
import type { SessionCloud } from '../../support/session-cloud.ts'

/** How often the list asks for changes, in milliseconds. */
export const pollMs = 15_000

/** Someone's tab, and the cloud behind it, both of whose clocks are moved. */
export interface SoakTab {
  readonly context: BrowserContext
  readonly page: Page
  readonly session: CDPSession
  /** Lets 15 seconds go by; where the list is shown it polls, and that is waited for. */
  pass(): Promise<void>
}

const isReadings = (response: Response) => /\/telemetry\/read\?.*updatedSince/.test(response.url())

/** Opens the list for a manager; from here on its clock goes on by itself as well. */
export async function openSoakTab(context: BrowserContext, cloud: SessionCloud): Promise<SoakTab> {
  await context.clock.install()
  const page = await context.newPage()
  await signIn(page, 'manager')
  await page.getByText(/^10,000 vehicles$/).waitFor()
  const session = await context.newCDPSession(page)
  const pass = async () => {
    const now = await page.evaluate(() => Date.now())
    const clockSkewSeconds = Math.round((now + pollMs - Date.now()) / 1000)
    // Both clocks agree, and some vehicles have moved meanwhile.
    await cloud.control({ clockSkewSeconds, simulationSteps: 1 })
    const polled = new URL(page.url()).pathname === '/vehicles' ? page.waitForResponse(isReadings) : null
    await context.clock.runFor(pollMs)
    await (await polled)?.finished()
  }
  return { context, page, session, pass }
}
