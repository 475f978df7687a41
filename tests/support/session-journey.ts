import type { Page } from '@playwright/test'
import { freePort } from '#cloud/local/free-port.ts'
import { test as base } from './journey.ts'
import { type PreviewProcess, startPreview } from './preview-process.ts'
import { beginSessionCloud, type SessionCloud } from './session-cloud.ts'

export { expect, openFirstVehicle, signIn, typeCredentials } from './journey.ts'

export interface SessionFixtures {
  /** The local cloud of this worker, to itself: as it is by default when the test begins. */
  readonly cloud: SessionCloud
}

export interface SessionWorker {
  /** Vehicles of north. As it is, more than the first page of the list has, so that the rest streams in. */
  readonly fleetSize: number
  readonly server: PreviewProcess
}

/**
 * A journey that may change how the local cloud behaves, since no other one uses it meanwhile: each worker has a server of its
 * own, which ends with it.
 */
export const test = base.extend<SessionFixtures, SessionWorker>({
  fleetSize: [150, { scope: 'worker', option: true }],
  server: [
    async ({ fleetSize }, use, { workerIndex }) => {
      const logFile = `test-results/session-clouds/${workerIndex}.log`
      const server = await startPreview({ port: await freePort(), fleetSize, logFile })
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: ({ server }, use) => use(server.origin),
  cloud: [
    async ({ server, request }, use) => {
      const { cloud, restore } = await beginSessionCloud(server, request)
      await use(cloud)
      await restore()
    },
    { auto: true },
  ],
})

/**
 * Makes the list ask for changes now. It does so by itself now and then, and what it hears may end or change the page: a press
 * of its Reload button would wait for a button that is gone.
 */
export async function askForChanges(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
}
