import type { IncomingMessage, ServerResponse } from 'node:http'
import { constants, Http2ServerResponse } from 'node:http2'
import { Readable } from 'node:stream'
import type { Connect } from 'vite'
import { ConnectionDropped } from './faults.ts'
import type { LocalCloud } from './local-cloud.ts'

/** The local cloud as a middleware of Vite's servers, HTTP/1.1 and HTTP/2 alike; the site answers what it doesn't. */
export function mount(cloud: Pick<LocalCloud, 'origin' | 'fetch'>): Connect.NextHandleFunction {
  return async (incoming, outgoing, next) => {
    try {
      const answered = await answer(cloud, incoming, outgoing)
      if (!answered) next()
    } catch (error) {
      if (!(error instanceof ConnectionDropped)) return next(error)
      cut(outgoing)
    }
  }
}

/** Whether the local cloud answered. */
async function answer(
  { origin, fetch }: Pick<LocalCloud, 'origin' | 'fetch'>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<boolean> {
  const request = requestFrom(origin, incoming)
  const response = request && (await fetch(request))
  if (!response) return false
  const body = Buffer.from(await response.arrayBuffer())
  if (outgoing.destroyed) return true
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies)
  outgoing.setHeader('content-length', body.length)
  outgoing.end(incoming.method === 'HEAD' ? undefined : body)
  return true
}

/** The request as `fetch` knows it; undefined where its address isn't one. The origin is ours, whatever the Host header says. */
function requestFrom(origin: string, incoming: IncomingMessage): Request | undefined {
  // Joined as text: `new URL('//elsewhere/x', origin)` would leave our origin.
  const url = URL.parse(`${origin}${incoming.url ?? '/'}`)
  if (url?.origin !== origin) return undefined
  const method = incoming.method ?? 'GET'
  const headers = headersFrom(incoming)
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers })
  return new Request(url, { method, headers, body: Readable.toWeb(incoming), duplex: 'half' })
}

/** From the raw list, so that a header given twice arrives joined and not as its first value only. */
function headersFrom({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    if (!name.startsWith(':')) headers.append(name, rawHeaders[index + 1] ?? '')
  }
  return headers
}

/** Ends the connection without an answer: the stream of HTTP/2, the socket of HTTP/1.1. */
function cut(outgoing: object & Pick<ServerResponse, 'socket'>): void {
  if (outgoing instanceof Http2ServerResponse) outgoing.stream.close(constants.NGHTTP2_INTERNAL_ERROR)
  else outgoing.socket?.destroy()
}
