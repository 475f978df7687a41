import * as v from 'valibot'
import type { Vehicle } from './vehicle.ts'

/** How many items a page has where the caller does not say, and at most. */
export const pageSize = { default: 100, most: 1000 } as const

const digits = 'Expected a whole number'
const limit = v.pipe(
  v.string(),
  v.regex(/^\d{1,9}$/, digits),
  v.transform(Number),
  v.minValue(1, 'At least 1'),
  v.maxValue(pageSize.most, `At most ${pageSize.most}`),
)

const unknownParameter = (issue: v.StrictObjectIssue) =>
  issue.expected === 'never' ? 'Not a parameter of this call' : 'Expected an object'

/** Query parameters of a paged call, as the strings they arrive as. */
export const pageQuery = v.strictObject(
  { limit: v.optional(limit, String(pageSize.default)), cursor: v.optional(v.string()) },
  unknownParameter,
)

/** Query parameters of listVehicles: with `updatedSince` (ISO 8601, UTC) only what has changed since then. */
export const vehicleQuery = v.strictObject(
  {
    ...pageQuery.entries,
    updatedSince: v.optional(
      v.pipe(v.string(), v.isoTimestamp('Expected a time such as 2026-01-31T06:00:00.000Z')),
    ),
  },
  unknownParameter,
)

export type PageQuery = Readonly<v.InferOutput<typeof pageQuery>>
export type VehicleQuery = Readonly<v.InferOutput<typeof vehicleQuery>>

/** A page of vehicles in the order of vehicleId. `asOf`: the server's time when it was read (ISO 8601, UTC). */
export interface VehiclePage {
  readonly items: readonly Vehicle[]
  readonly nextCursor: string | null
  readonly asOf: string
}
