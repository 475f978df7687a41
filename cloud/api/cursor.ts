import * as v from 'valibot'
import { invalidCursor } from './api-problem.ts'
import type { Collection, Recorded } from './collection.ts'
import { changeShards, isVehicleId } from './keys.ts'

/*
 * A cursor is base64url JSON: what it goes through, and the last key. It is not signed, since it opens nothing: the
 * partition that is read always comes from the caller. Each call takes only cursors that it gave to the same tenant.
 */

/** Cognito's own tokens are in some, and all of a request's headers and address have 10 kB at API Gateway. */
const longest = 6000
const time = v.pipe(
  v.string(),
  v.check((text) => isTime(text)),
)
const vehicleId = v.pipe(v.string(), v.check(isVehicleId))
const position = v.pipe(
  v.string(),
  v.check((text) => isTime(text.slice(0, 24)) && text[24] === '#' && isVehicleId(text.slice(25))),
)

type Kind = Collection<Recorded>['kind']

/** Where a list of all records of a kind goes on. `asOf` is that of its first page. */
export const recordsCursor = (kind: Kind, tenant: string) =>
  v.strictObject({ kind: v.literal(kind), tenant: v.literal(tenant), asOf: time, after: vehicleId })

/** Where a list of their changes since a time goes on. */
export const changesCursor = (kind: Kind, tenant: string, since: string) =>
  v.strictObject({
    kind: v.literal(`${kind}-changes`),
    tenant: v.literal(tenant),
    since: v.literal(since),
    asOf: time,
    shard: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(changeShards - 1)),
    after: position,
  })

/** Where a search in the audit goes on: the same one, of the vehicle or the tenant that its fingerprint is of. */
export const auditCursor = (kind: 'history' | 'audit', tenant: string, search: string) =>
  v.strictObject({
    kind: v.literal(kind),
    tenant: v.literal(tenant),
    search: v.literal(search),
    after: v.pipe(v.string(), v.regex(/^[0-9a-z]{1,64}$/)),
  })

/** Where a list of members goes on: `after` is the user pool's own token. */
export const membersCursor = (tenant: string) =>
  v.strictObject({
    kind: v.literal('members'),
    tenant: v.literal(tenant),
    after: v.pipe(v.string(), v.minLength(1)),
  })

/** Where a vehicle's commands go on: with the one named, which is the first of the next page. */
export const commandsCursor = (tenant: string, vehicle: string) =>
  v.strictObject({
    kind: v.literal('commands'),
    tenant: v.literal(tenant),
    vehicleId: v.literal(vehicle),
    from: v.pipe(v.string(), v.regex(/^[0-9a-z]{1,64}$/)),
  })

/** A cursor for `nextCursor`. */
export function writeCursor(cursor: object): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

/** The cursor in a request, or undefined where there is none. @throws {ApiProblem} cursor_invalid */
export function readCursor<Schema extends v.GenericSchema>(
  cursor: string | undefined,
  schema: Schema,
): v.InferOutput<Schema> | undefined {
  if (cursor === undefined) return undefined
  const parsed = v.safeParse(schema, cursor.length <= longest ? decoded(cursor) : undefined)
  if (!parsed.success) throw invalidCursor()
  return parsed.output
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
}

/** Whether a text is exactly what `Date.toISOString` writes. */
function isTime(text: string): boolean {
  const date = new Date(text)
  return !Number.isNaN(date.getTime()) && date.toISOString() === text
}
