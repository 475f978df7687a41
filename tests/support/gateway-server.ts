import type { LocalCloud } from '#cloud/local/local-cloud.ts'
import { startMountServer } from './mount-server.ts'
import { type RawAnswer, type RawRequest, sendRaw } from './raw-http.ts'
import { testOrigin } from './test-origin.ts'

/** Something that listens on a free port of this computer. */
export interface GatewayServer extends AsyncDisposable {
  readonly port: number
  send(request: RawRequest): Promise<RawAnswer>
  close(): Promise<void>
}

/** Serves a local cloud over http, for requests that `fetch` would not send. */
export async function serveCloud({ fetch }: Pick<LocalCloud, 'fetch'>): Promise<GatewayServer> {
  const { port, mount, close } = await startMountServer()
  mount({ origin: testOrigin, fetch })
  return { port, send: (request) => sendRaw(port, request), close, [Symbol.asyncDispose]: close }
}

/** Serves a gateway alone, below `/api/`. */
export function serveGateway(gateway: (request: Request) => Promise<Response>): Promise<GatewayServer> {
  return serveCloud({
    fetch: async (request) =>
      new URL(request.url).pathname.startsWith('/api/') ? gateway(request) : undefined,
  })
}
