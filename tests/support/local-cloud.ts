import { createLocalCloud, type LocalCloud, type LocalCloudOptions } from '#cloud/local/local-cloud.ts'
import { movableClock, type MovableClock } from './clock.ts'
import { testOrigin } from './test-origin.ts'

/** A local cloud for one test file: small, in memory, with the control switched on and a clock that tests move. */
export interface TestCloud extends Omit<LocalCloud, 'fetch'> {
  readonly clock: MovableClock
  /** Like `fetch`, with a path or an address; fails where the path is the site's. */
  fetch(address: string, init?: RequestInit): Promise<Response>
  /** Itself, as a server mounts it. */
  readonly cloud: LocalCloud
  /** Everything that was logged so far. */
  readonly logged: string[]
}

/** Starts a local cloud of 20 vehicles in tenant north; `await using cloud = await startLocalCloud()` closes it. */
export async function startLocalCloud(
  options: Partial<LocalCloudOptions> = {},
): Promise<TestCloud & AsyncDisposable> {
  const clock = movableClock()
  const logged: string[] = []
  const { origin = testOrigin } = options
  const cloud = await createLocalCloud({
    origin,
    fleetSize: 20,
    control: true,
    now: clock.now,
    log: (line) => logged.push(line),
    ...options,
  })
  await cloud.ready
  const fetch = async (address: string, init?: RequestInit) => {
    const request = new Request(new URL(address, origin), init)
    const response = await cloud.fetch(request)
    if (!response) throw new Error(`${request.method} ${address} is not answered by the local cloud`)
    return response
  }
  return { ...cloud, cloud, clock, logged, fetch, [Symbol.asyncDispose]: () => cloud.close() }
}

/** Changes the local cloud's settings, as a test outside would. */
export async function control(cloud: TestCloud, changes: object): Promise<Record<string, unknown>> {
  const response = await cloud.fetch('/local-cloud/control', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(changes),
  })
  if (!response.ok) throw new Error(`Control refused: ${await response.text()}`)
  return response.json()
}
