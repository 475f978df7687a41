import type { GenericSchema } from 'valibot'
import { changesDays } from '#contract/page.ts'
import { type Route, type RouteName, routeOf } from '#contract/routes.ts'
import type { JsonSchema } from '../json-schema.ts'
import { type QueryName, queryOf } from './queries.ts'
import { querySchema } from './query-schema.ts'

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description: string
  readonly schema: JsonSchema
}

const queryMeanings: Readonly<Record<QueryName, string>> = {
  limit: 'How many items the page has at most.',
  cursor: 'From `nextCursor` of the page before; with the same other parameters.',
  updatedSince: `Only what has changed since then, and what was removed; at most ${changesDays} days ago.`,
  days: 'How many days back the past is told.',
  person: 'Only what this person did, by the exact username.',
  action: 'Only this call, by its operationId.',
  decision: 'Only what was allowed, or denied.',
  from: 'Only since this time, itself included.',
  to: 'Only before this time.',
}

const pathMeanings: Readonly<Record<string, string>> = {
  vehicleId: 'The id of a vehicle of the caller’s tenant.',
  username: 'The username of a member of the caller’s tenant, as the user pool spells it.',
}

const headers: Readonly<Record<NonNullable<Route['header']>, Omit<Parameter, 'name' | 'in' | 'required'>>> = {
  'If-Match': {
    description: 'The ETag of the record that the change was made from (RFC 9110, 13.1.1): one, and no `*`.',
    schema: { type: 'string', pattern: '^"[1-9]\\d{0,14}"$', examples: ['"7"'] },
  },
  'Idempotency-Key': {
    description:
      'A new random key for each command, and the same one for each try (draft-ietf-httpapi-idempotency-key-header).',
    schema: {
      type: 'string',
      pattern: '^[\\x21-\\x7e]{1,255}$',
      examples: ['b6f2a1de-6f0d-4f0e-9b0a-3a1f6f0b7c55'],
    },
  },
}

/** All that a route takes beside its body. */
export function parametersOf(name: RouteName): readonly Parameter[] {
  const { path, header } = routeOf(name)
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => pathParameter(parameter))
  const inQuery = Object.entries(queryOf(name)).map(([parameter, schema]) =>
    queryParameter(parameter, schema),
  )
  return [
    ...inPath,
    ...inQuery,
    ...(header ? [{ name: header, in: 'header' as const, required: true, ...headers[header] }] : []),
  ]
}

function pathParameter(name: string): Parameter {
  const description = pathMeanings[name]
  if (description === undefined) throw new Error(`Say what {${name}} means (cloud/openapi/requests)`)
  return { name, in: 'path', required: true, description, schema: { type: 'string', minLength: 1 } }
}

function queryParameter(name: string, schema: GenericSchema): Parameter {
  const description = queryMeanings[name as QueryName]
  return { name, in: 'query', required: false, description, schema: querySchema(schema) }
}
