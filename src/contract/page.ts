import * as v from 'valibot'
import { pageSize } from './page-size.ts'
import type { Reading } from './telemetry.ts'
import type { Vehicle } from './vehicle.ts'

const digits = 'Expected a whole number'
const limit = v.pipe(
  v.string(),
  v.regex(/^\d{1,9}$/, digits),
  v.transform(Number),
  v.minValue(1, 'At least 1'),
  v.maxValue(pageSize.most, `At most ${pageSize.most}`),
)

/** What is said of a parameter that a call does not have. */
export const unknownParameter = (issue: v.StrictObjectIssue) =>
  issue.expected === 'never' ? 'Not a parameter of this call' : 'Expected an object'

/** Query parameters of a paged call, as the strings they arrive as. */
export const pageQuery = v.strictObject(
  { limit: v.optional(limit, String(pageSize.default)), cursor: v.optional(v.string()) },
  unknownParameter,
)

/** How far back changes are told, in days: asked for older ones, the API answers changes_expired, and all is listed anew. */
export const changesDays = 29

/** Query parameters of a call that tells changes: with `updatedSince` (ISO 8601, UTC) only what has changed since then. */
export const changesQuery = v.strictObject(
  {
    ...pageQuery.entries,
    updatedSince: v.optional(
      v.pipe(v.string(), v.isoTimestamp('Expected a time such as 2026-01-31T06:00:00.000Z')),
    ),
  },
  unknownParameter,
)

export type PageQuery = Readonly<v.InferOutput<typeof pageQuery>>
export type ChangesQuery = Readonly<v.InferOutput<typeof changesQuery>>

/**
 * A page of the tenant's records, one a vehicle. `asOf`: the server's time when the first page was read (ISO 8601, UTC); asked
 * for changes since then, less an overlap, nothing is missed.
 */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
  readonly asOf: string
  /**
   * Among changes only: the ids of vehicles that are no longer there. An id is never used again, so this outdoes any item of the
   * same id, in this page or another.
   */
  readonly removed?: readonly string[]
}

/** A page of vehicles: in the order of vehicleId, or with `updatedSince` in that of their changes. */
export type VehiclePage = Page<Vehicle>

/** A page of readings, in the same orders. */
export type ReadingPage = Page<Reading>
