import { createHash } from 'node:crypto'
import type { AuditQuery } from '#contract/audit-query.ts'
import type { AuditEntry, AuditPage } from '#contract/history.ts'
import { invalidRequest } from './api-problem.ts'
import type { AuditBounds, AuditReader } from './audit-reader.ts'
import { auditCursor, readCursor, writeCursor } from './cursor.ts'
import { beforeIdsOf } from './time-ordered-id.ts'

/** How many entries one call looks at: what a filter leaves of them is answered, and where the search goes on. */
export const mostLookedAt = 1000
/** How long the entries of a page may become together, in bytes: a function's answer ends at 6 MB, and one entry of every field at its longest has 9 kB. */
const mostBytes = 4_000_000
/** How many are read at a time while a filter is on. */
const chunk = 250

/** Before and behind every id. */
const beforeAll = '0'
const behindAll = '~'

/** What is searched: `kind` and `vehicleId` tie its cursors to it. */
export interface Search {
  readonly kind: 'history' | 'audit'
  readonly tenant: string
  readonly vehicleId?: string
  readonly read: AuditReader
}

/** A page of a search in the audit, newest first. @throws {ApiProblem} request_invalid, cursor_invalid */
export async function searchAudit(search: Search, query: AuditQuery): Promise<AuditPage> {
  const { kind, tenant } = search
  const bounds = boundsOf(query)
  const fingerprint = fingerprintOf(search, query, bounds)
  const place = readCursor(query.cursor, auditCursor(kind, tenant, fingerprint))
  const before = place && place.after < bounds.before ? place.after : bounds.before
  const { items, last } = await look(search.read, { ...bounds, before }, query)
  if (!last) return { items, nextCursor: null, searchedTo: null }
  const nextCursor = writeCursor({ kind, tenant, search: fingerprint, after: last.auditId })
  return { items, nextCursor, searchedTo: last.at }
}

/** `last`: the last entry that was looked at, where there are more behind it. One more is read to know. */
async function look(
  read: AuditReader,
  { from, before }: AuditBounds,
  query: AuditQuery,
): Promise<{ items: readonly AuditEntry[]; last?: AuditEntry }> {
  const { person, action, decision, limit } = query
  const matches = (entry: AuditEntry) =>
    (person === undefined || entry.username === person) &&
    (action === undefined || entry.action === action) &&
    (decision === undefined || entry.decision === decision)
  const isFiltered = [person, action, decision].some((one) => one !== undefined)
  const items: AuditEntry[] = []
  let lookedAt = 0
  let bytes = 0
  let last: AuditEntry | undefined
  for (;;) {
    const most = (isFiltered ? chunk : limit) + 1
    const bounds = { from, before: last?.auditId ?? before }
    // Where a cursor leads out of the bounds nothing is left; DynamoDB would not take them.
    const entries = bounds.before < from ? [] : await read(bounds, most)
    for (const entry of entries) {
      const isFull = items.length === limit || lookedAt === mostLookedAt || bytes > mostBytes
      if (last && isFull) return { items, last }
      if (matches(entry)) {
        items.push(entry)
        bytes += Buffer.byteLength(JSON.stringify(entry))
      }
      last = entry
      lookedAt += 1
    }
    if (entries.length < most) return { items }
  }
}

function boundsOf({ from, to }: AuditQuery): AuditBounds {
  const [first, end] = [timeIn('from', from), timeIn('to', to)]
  if (first !== undefined && end !== undefined && end < first) {
    throw invalidRequest([{ field: 'to', message: 'Expected a time that is not before from' }])
  }
  return {
    from: first === undefined ? beforeAll : beforeIdsOf(first),
    before: end === undefined ? behindAll : beforeIdsOf(end),
  }
}

function timeIn(field: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const time = Date.parse(text)
  if (!Number.isNaN(time)) return time
  throw invalidRequest([{ field, message: 'Expected a time such as 2026-01-31T06:00:00.000Z' }])
}

/** The same for two requests that search for the same, at whatever length of the pages. */
function fingerprintOf(
  { vehicleId }: Search,
  { person, action, decision }: AuditQuery,
  { from, before }: AuditBounds,
): string {
  return createHash('sha256')
    .update(JSON.stringify([vehicleId, person, action, decision, from, before]))
    .digest('base64url')
    .slice(0, 22)
}
