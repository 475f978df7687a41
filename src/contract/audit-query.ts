import * as v from 'valibot'
import { decisions } from './history.ts'
import { pageQuery, unknownParameter } from './page.ts'
import { routeNames } from './routes.ts'

const time = v.optional(
  v.pipe(v.string(), v.isoTimestamp('Expected a time such as 2026-01-31T06:00:00.000Z')),
)

/** Query parameters of the audit: who (the exact username), what, how it was decided, and when (`from` on, before `to`; ISO 8601). */
export const auditQuery = v.strictObject(
  {
    ...pageQuery.entries,
    person: v.optional(v.pipe(v.string(), v.minLength(1, 'Expected a username'), v.maxLength(128))),
    action: v.optional(v.picklist(routeNames, 'Expected the name of a call, such as updateVehicle')),
    decision: v.optional(v.picklist(decisions, 'Expected allowed or denied')),
    from: time,
    to: time,
  },
  unknownParameter,
)

export type AuditQuery = Readonly<v.InferOutput<typeof auditQuery>>
