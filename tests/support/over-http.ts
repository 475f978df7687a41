import type { LocalCloud } from '#cloud/local/local-cloud.ts'
import { startMountServer } from './mount-server.ts'

/** Something that a server can mount, as it is started for tests. */
interface Started {
  readonly cloud: Pick<LocalCloud, 'origin' | 'fetch'>
  fetch(address: string, init?: RequestInit): Promise<Response>
}

/**
 * Starts a cloud behind a real http server on a free port: its `fetch` goes through a socket and follows no redirect.
 * `await using` closes the server; the cloud itself is closed by whoever needs it.
 */
export async function overHttp<Cloud extends Started>(start: (origin: string) => Promise<Cloud>) {
  const server = await startMountServer()
  const origin = `http://127.0.0.1:${server.port}`
  const started = await start(origin)
  server.mount(started.cloud)
  const overSocket = (address: string, init?: RequestInit) =>
    fetch(new Request(new Request(new URL(address, origin), init), { redirect: 'manual' }))
  return { ...started, origin, fetch: overSocket, [Symbol.asyncDispose]: server.close }
}
