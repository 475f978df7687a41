import { connect } from 'node:net'

/** A request as it goes over the wire: nothing is normalised, joined or left out. */
export interface RawRequest {
  readonly method?: string
  /** Path and query, as they are. */
  readonly target: string
  /** In this order and spelling; a name may come twice. */
  readonly headers?: readonly (readonly [name: string, value: string])[]
  readonly body?: string
}

export interface RawAnswer {
  /** 0: the server cut the connection without an answer. */
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** Sends one request over HTTP/1.1 to a port of this computer. */
export function sendRaw(port: number, { method = 'GET', target, headers = [], body = '' }: RawRequest) {
  const framing: [string, string][] = [
    ['Host', 'localhost'],
    ['Connection', 'close'],
  ]
  if (body !== '') framing.push(['Content-Length', String(Buffer.byteLength(body))])
  const lines = [...framing, ...headers].map(([name, value]) => `${name}: ${value}`)
  const socket = connect(port, '127.0.0.1')
  return new Promise<RawAnswer>((resolve) => {
    const chunks: Buffer[] = []
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    // The server may answer and hang up while a huge request is still being sent.
    socket.on('error', () => {})
    socket.on('close', () => resolve(answerIn(Buffer.concat(chunks).toString())))
    // Not ended: Node's server takes a client that has nothing more to say for one that is gone.
    socket.write(`${[`${method} ${target} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n${body}`)
  })
}

function answerIn(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const [statusLine = '', ...lines] = head.split('\r\n')
  const headers = new Headers()
  for (const line of lines) {
    const colon = line.indexOf(':')
    headers.append(line.slice(0, colon), line.slice(colon + 1).trim())
  }
  return { status: Number(statusLine.split(' ')[1] ?? 0), headers, text: rest.join('\r\n\r\n') }
}
