import { type Exchange, longestChain } from './chain.ts'
import type { NetworkRecord } from './network.ts'
import { type BootPage, firstRowOf } from './page.ts'

/** What lay between asking for a document and painting the first row. Times in milliseconds. */
export interface WayToRows {
  readonly ms: number
  /** Until the first call of the API was sent. */
  readonly toFirstCallMs: number
  /** The longest chain of answers of which each was waited for before the next was asked for. */
  readonly serial: readonly string[]
  readonly preflights: readonly string[]
  /** When it began, when the first call was sent and when the first row was painted, in milliseconds since 1970. */
  readonly moments: { readonly began: number; readonly called: number; readonly painted: number }
}

/** Waits for the first row of a page whose document is at `path`. */
export async function wayToRows(
  { page }: BootPage,
  network: NetworkRecord,
  path: string,
): Promise<WayToRows> {
  const { added, painted } = await firstRowOf(page)
  const began = network.documentAt(path)
  const exchanges = network.exchanges().filter(({ beganAt }) => beganAt >= began && beganAt < added)
  const answered = exchanges.filter(({ answeredAt }) => answeredAt < added)
  const called = exchanges.find((one) => one.path.startsWith('/api/') && !one.isPreflight)?.beganAt
  if (called === undefined) throw new Error('A row was painted without a call of the API')
  return {
    ms: painted - began,
    toFirstCallMs: called - began,
    serial: longestChain(answered).map(words),
    preflights: exchanges.filter(({ isPreflight }) => isPreflight).map(words),
    moments: { began, called, painted },
  }
}

function words({ method, path }: Exchange): string {
  return `${method} ${path}`
}
