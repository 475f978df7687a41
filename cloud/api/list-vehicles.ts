import type { VehiclePage, ChangesQuery } from '#contract/page.ts'
import { invalidRequest } from './api-problem.ts'
import { changesSince } from './change-feed.ts'
import { changesCursor, readCursor, vehiclesCursor, writeCursor } from './cursor.ts'
import type { Handler, HandlerContext, Member } from './handler.ts'
import { vehiclesAfter } from './vehicle-store.ts'

/** A page of the tenant's vehicles: all of them, or with `updatedSince` those changed since then. */
export const listVehicles: Handler<'listVehicles'> = async (caller, query, context) => {
  const since = query.updatedSince
  return {
    body: await (since === undefined
      ? allVehicles(caller, query, context)
      : changedVehicles(caller, { ...query, since: inUtc(since) }, context)),
  }
}

/** One vehicle more than the page holds is read, to know whether another page follows. */
async function allVehicles(
  { tenant }: Member,
  { limit, cursor }: ChangesQuery,
  { table, now }: HandlerContext,
): Promise<VehiclePage> {
  const place = readCursor(cursor, vehiclesCursor(tenant))
  const asOf = place?.asOf ?? new Date(now).toISOString()
  const vehicles = await vehiclesAfter(table, tenant, place?.after, limit + 1)
  const items = vehicles.slice(0, limit)
  const after = vehicles.length > limit ? items.at(-1)?.vehicleId : undefined
  return {
    items,
    nextCursor: after === undefined ? null : writeCursor({ kind: 'vehicles', tenant, asOf, after }),
    asOf,
  }
}

/** `asOf` stays that of the first page: whoever asks again with it misses nothing that changed meanwhile. */
async function changedVehicles(
  { tenant }: Member,
  { limit, cursor, since }: ChangesQuery & { readonly since: string },
  { table, now }: HandlerContext,
): Promise<VehiclePage> {
  const place = readCursor(cursor, changesCursor(tenant, since))
  const asOf = place?.asOf ?? new Date(now).toISOString()
  const changes = await changesSince(table, tenant, since, place, limit + 1)
  const page = changes.slice(0, limit)
  const last = changes.length > limit ? page.at(-1)?.place : undefined
  return {
    items: page.map(({ vehicle }) => vehicle),
    nextCursor: last === undefined ? null : writeCursor({ kind: 'changes', tenant, since, asOf, ...last }),
    asOf,
  }
}

/** The time as it is stored, so that texts can be compared. */
function inUtc(time: string): string {
  const date = new Date(time)
  if (!Number.isNaN(date.getTime())) return date.toISOString()
  throw invalidRequest([
    { field: 'updatedSince', message: 'Expected a time such as 2026-01-31T06:00:00.000Z' },
  ])
}
