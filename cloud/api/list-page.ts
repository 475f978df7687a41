import { type ChangesQuery, changesDays, type Page } from '#contract/page.ts'
import { ApiProblem, invalidRequest } from './api-problem.ts'
import { changesSince } from './change-feed.ts'
import type { Collection, Recorded } from './collection.ts'
import { changesCursor, readCursor, recordsCursor, writeCursor } from './cursor.ts'
import type { HandlerContext, Member } from './handler.ts'
import { recordsAfter } from './records.ts'
import { removedIn } from './tombstone.ts'

/** A page of the tenant's records: all of them, or with `updatedSince` what has changed since then. @throws {ApiProblem} */
export function listPage<Item extends Recorded>(
  collection: Collection<Item>,
  caller: Member,
  query: ChangesQuery,
  context: HandlerContext,
): Promise<Page<Item>> {
  const { updatedSince } = query
  return updatedSince === undefined
    ? allRecords(collection, caller, query, context)
    : changedRecords(collection, caller, { ...query, since: inUtc(updatedSince) }, context)
}

/** One record more than the page holds is read, to know whether another page follows. */
async function allRecords<Item extends Recorded>(
  collection: Collection<Item>,
  { tenant }: Member,
  { limit, cursor }: ChangesQuery,
  { table, now }: HandlerContext,
): Promise<Page<Item>> {
  const { kind } = collection
  const place = readCursor(cursor, recordsCursor(kind, tenant))
  const asOf = place?.asOf ?? new Date(now).toISOString()
  const found = await recordsAfter(table, collection, { tenant, after: place?.after }, limit + 1)
  const items = found.slice(0, limit)
  const after = found.length > limit ? items.at(-1)?.vehicleId : undefined
  return { items, nextCursor: after === undefined ? null : writeCursor({ kind, tenant, asOf, after }), asOf }
}

/** `asOf` stays that of the first page: whoever asks again with it misses nothing that changed meanwhile. */
async function changedRecords<Item extends Recorded>(
  collection: Collection<Item>,
  { tenant }: Member,
  { limit, cursor, since }: ChangesQuery & { readonly since: string },
  { table, now }: HandlerContext,
): Promise<Page<Item>> {
  const { kind, itemOf } = collection
  if (Date.parse(since) < now - changesDays * day) throw changesExpired()
  const place = readCursor(cursor, changesCursor(kind, tenant, since))
  const asOf = place?.asOf ?? new Date(now).toISOString()
  const changes = await changesSince(table, collection, { tenant, since, place }, limit + 1)
  const page = changes.slice(0, limit)
  const last = changes.length > limit ? page.at(-1)?.place : undefined
  return {
    items: page.filter(({ item }) => removedIn(item) === undefined).map(({ item }) => itemOf(item)),
    removed: page.flatMap(({ item }) => removedIn(item) ?? []),
    nextCursor:
      last === undefined ? null : writeCursor({ kind: `${kind}-changes`, tenant, since, asOf, ...last }),
    asOf,
  }
}

const day = 24 * 60 * 60 * 1000

/** Of what was removed longer ago nothing is known: an answer would be silent about it. */
function changesExpired(): ApiProblem {
  return new ApiProblem(
    'changes_expired',
    `Changes are told for the last ${changesDays} days only. List everything anew, without updatedSince.`,
  )
}

/** The time as it is stored, so that texts can be compared. */
function inUtc(time: string): string {
  const date = new Date(time)
  if (!Number.isNaN(date.getTime())) return date.toISOString()
  throw invalidRequest([
    { field: 'updatedSince', message: 'Expected a time such as 2026-01-31T06:00:00.000Z' },
  ])
}
