import type { CDPSession } from '@playwright/test'
import type { Exchange } from './chain.ts'

/** What a page asks for, from now on. */
export interface NetworkRecord {
  /** When the latest document was asked for at a path, in milliseconds since 1970. */
  documentAt(path: string): number
  /** From the browser's own clock to milliseconds since 1970, in milliseconds. */
  sinceEpoch(): number
  /** Requests but for files of the site, in the order in which they began. */
  exchanges(): readonly Exchange[]
  stop(): Promise<void>
}

interface Seen {
  readonly method: string
  readonly path: string
  readonly type: string
  readonly began: number
  answered: number
  readonly isPreflight: boolean
  /** The request that a preflight is made for. */
  readonly preflightOf: string | undefined
}

/** Files of the site and its settings: what a page is made of, not what it asks. */
const files = ['Document', 'Script', 'Stylesheet', 'Image', 'Font', 'Manifest']
const filePath = /^\/(?:assets\/|amplify-config\.json$|favicon)/

/** Listens by the DevTools protocol, which unlike Playwright tells preflights and exact times. */
export async function recordNetwork(session: CDPSession): Promise<NetworkRecord> {
  const seen = new Map<string, Seen>()
  const documents = new Map<string, number>()
  let sinceEpoch = 0
  session.on('Network.requestWillBeSent', ({ requestId, request, timestamp, wallTime, type, initiator }) => {
    const path = new URL(request.url).pathname
    const isPreflight = initiator.type === 'preflight'
    if (!isPreflight) sinceEpoch = (wallTime - timestamp) * 1000
    const preflightOf = isPreflight ? initiator.requestId : undefined
    const began = timestamp * 1000
    seen.set(requestId, {
      method: request.method,
      path,
      type: type ?? '',
      began,
      answered: Infinity,
      isPreflight,
      preflightOf,
    })
    if (type === 'Document') documents.set(path, began)
  })
  session.on('Network.responseReceived', ({ requestId, timestamp }) => {
    const one = seen.get(requestId)
    if (one) one.answered = timestamp * 1000
  })
  await session.send('Network.enable')

  /** A request that takes a preflight is told before it, and goes out when that is answered. */
  const beganAt = (requestId: string, { began }: Seen) =>
    [...seen.values()]
      .filter(({ preflightOf }) => preflightOf === requestId)
      .reduce((latest, { answered }) => Math.max(latest, answered), began)
  return {
    sinceEpoch: () => sinceEpoch,
    documentAt(path) {
      const at = documents.get(path)
      if (at === undefined) throw new Error(`No document was asked for at ${path}`)
      return at + sinceEpoch
    },
    exchanges: () =>
      [...seen]
        .filter(([, { type, path }]) => !files.includes(type) && !filePath.test(path))
        .map(([id, one]) => ({
          method: one.method,
          path: one.path,
          isPreflight: one.isPreflight,
          beganAt: beganAt(id, one) + sinceEpoch,
          answeredAt: one.answered + sinceEpoch,
        }))
        .toSorted((one, other) => one.beganAt - other.beganAt),
    stop: async () => void (await session.send('Network.disable')),
  }
}
