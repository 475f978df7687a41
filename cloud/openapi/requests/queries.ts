import type { StrictObjectIssue, StrictObjectSchema } from 'valibot'
import type { ObjectEntries } from 'valibot'
import { auditQuery } from '#contract/audit-query.ts'
import type { Calls } from '#contract/calls.ts'
import { changesQuery, pageQuery } from '#contract/page.ts'
import type { RouteName } from '#contract/routes.ts'
import { telemetryQuery } from '#contract/telemetry-query.ts'

/** The routes whose calls have this part. */
export type RoutesWith<Part extends 'query' | 'body'> = {
  [Name in RouteName]: Calls[Name] extends Readonly<Record<Part, object>> ? Name : never
}[RouteName]

/** Every query parameter of the API. */
export type QueryName = { [Name in RoutesWith<'query'>]: keyof Calls[Name]['query'] }[RoutesWith<'query'>]

type QuerySchema = StrictObjectSchema<ObjectEntries, (issue: StrictObjectIssue) => string>

const queries: Readonly<Record<RoutesWith<'query'>, QuerySchema>> = {
  listVehicles: changesQuery,
  listTelemetry: changesQuery,
  readHistory: auditQuery,
  readTelemetry: telemetryQuery,
  readCommands: pageQuery,
  listMembers: pageQuery,
  readAudit: auditQuery,
}

/** The query parameters that a route takes, by name; none where it takes none. */
export function queryOf(name: RouteName): Partial<Readonly<Record<QueryName, ObjectEntries[string]>>> {
  return Object.hasOwn(queries, name) ? queries[name as RoutesWith<'query'>].entries : {}
}
