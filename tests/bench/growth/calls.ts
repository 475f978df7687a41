import { gzipSync } from 'node:zlib'
import type { Page } from '#contract/page.ts'
import { localClient } from '#cloud/local/dynamodb/local-client.ts'
import { accessClaims, operator, signed } from '../../support/tokens.ts'
import { callerOf } from '../api/call.ts'
import { cpuTimeOf, median } from '../cpu-time.ts'
import type { RequestHandler } from '#cloud/local/in-process-handler.ts'

/** A list of the API: its path, and what its pages are for. */
export type ListPath = '/vehicles/read' | '/telemetry/read'

/** A page as the browser gets it. `cursor` is that of the request; '' for the first one. */
export interface Answer {
  readonly path: ListPath
  readonly cursor: string
  readonly gzip: Buffer
}

/** What fetching a list to its end costs. */
export interface ListCost {
  readonly calls: number
  readonly records: number
  readonly bytes: number
  readonly gzipBytes: number
  readonly readUnits: number
  /** CPU time of the function alone, in milliseconds. */
  readonly functionMs: number
  readonly answers: readonly Answer[]
}

/** A list as it is fetched at a time. */
export interface ListOptions {
  readonly path: ListPath
  /** In milliseconds since 1970. */
  readonly now: number
  readonly updatedSince?: string
}

/** What the queries go to. `units`: the read units consumed so far. `forget`: what was kept ready for a repeated query. */
export interface Tables {
  readonly requestHandler: RequestHandler
  readonly units?: number
  forget?(): void
}

export const tableName = 'fleet'

/** How often each page is made; the middle one of their times counts. */
const rounds = 3

/** Fetches a list from the real function as the console does: a small page first where it is all, then pages of 1,000. */
export async function costOfList(table: Tables, options: ListOptions): Promise<ListCost> {
  const { path, now, updatedSince } = options
  const client = localClient(table)
  const caller = callerOf({ client, tableName, now: () => now })
  const token = await signed(accessClaims(operator, Math.floor(now / 1000)))
  const unitsBefore = table.units ?? 0
  const answers: Answer[] = []
  let [records, bytes, functionMs, cursor] = [0, 0, 0, '']
  do {
    const limit = cursor === '' && updatedSince === undefined ? '100' : '1000'
    const query = new URLSearchParams({
      limit,
      ...(updatedSince !== undefined && { updatedSince }),
      ...(cursor !== '' && { cursor }),
    })
    const call = { what: path, who: operator, method: 'GET', path: `${path}?${query}`, status: 200 } as const
    // From now on the database's answer is ready, so that only the function counts.
    const text = await caller.call({ ...call, times: 1 }, token)
    const event = caller.lastEvent()
    if (!event) throw new Error('The function was not called')
    const samples: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      samples.push(await cpuTimeOf(() => caller.invoke(event, { ...call, times: 1 }), 1))
    }
    functionMs += median(samples)
    table.forget?.()
    bytes += Buffer.byteLength(text)
    answers.push({ path, cursor, gzip: gzipSync(text) })
    const { items, nextCursor } = JSON.parse(text) as Page<unknown>
    records += items.length
    cursor = nextCursor ?? ''
  } while (cursor !== '')
  const gzipBytes = answers.reduce((sum, { gzip }) => sum + gzip.length, 0)
  const readUnits = (table.units ?? 0) - unitsBefore
  return { calls: answers.length, records, bytes, gzipBytes, readUnits, functionMs, answers }
}
