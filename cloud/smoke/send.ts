import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { text } from 'node:stream/consumers'

/** A request as it goes over the wire: a header's name may come twice, in any spelling. */
export interface Sent {
  readonly method?: string
  readonly headers?: readonly (readonly [name: string, value: string])[]
  readonly body?: string
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** Sends one request; follows no redirect. @throws {Error} of the network. */
export type Send = (address: string, sent?: Sent) => Promise<Answer>

const patienceMs = 35_000

/** Keeps connections open between requests, and takes localhost's self-signed certificate, but no other. */
export function createSend(): Send & { readonly close: () => void } {
  const agents = {
    'https:': new HttpsAgent({ keepAlive: true }),
    'http:': new HttpAgent({ keepAlive: true }),
  }
  const send = async (address: string, sent: Sent = {}): Promise<Answer> => {
    const url = new URL(address)
    // Whoever is sent a huge body may answer and hang up before its end.
    const agent =
      (sent.body?.length ?? 0) > 100_000 ? false : agents[url.protocol === 'http:' ? 'http:' : 'https:']
    try {
      return await sendOnce(url, sent, agent)
    } catch (error) {
      // A kept connection that the other end has just closed.
      if (agent === false || !isReset(error)) throw error
      return sendOnce(url, sent, false)
    }
  }
  const close = () => Object.values(agents).forEach((agent) => agent.destroy())
  return Object.assign(send, { close })
}

async function sendOnce(url: URL, sent: Sent, agent: HttpsAgent | HttpAgent | false): Promise<Answer> {
  const { method = 'GET', headers = [], body = '' } = sent
  const framing = [
    ['Host', url.host],
    ...(body === '' ? [] : [['Content-Length', String(Buffer.byteLength(body))]]),
  ]
  const start = url.protocol === 'http:' ? httpRequest : httpsRequest
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = start(url, {
      method,
      agent,
      headers: [...framing, ...headers].flat(),
      rejectUnauthorized: url.hostname !== 'localhost',
      signal: AbortSignal.timeout(patienceMs),
    })
    request.once('response', resolve)
    request.on('error', reject)
    request.end(body)
  })
  const answered = new Headers()
  for (const [name, values] of Object.entries(response.headersDistinct)) {
    for (const value of values ?? []) answered.append(name, value)
  }
  return { status: response.statusCode ?? 0, headers: answered, text: await text(response) }
}

function isReset(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE')
}
