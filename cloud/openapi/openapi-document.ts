import { routeNames, routeOf } from '#contract/routes.ts'
import { namedAnswers } from './answers/named-answers.ts'
import { guide } from './guide.ts'
import { type JsonSchema, namedSchemas } from './json-schema.ts'
import { type Operation, operationOf } from './operation.ts'
import { namedBodies } from './requests/request-body.ts'
import { securityScheme, schemeName } from './security-scheme.ts'

export type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>

/**
 * The fleet API for people who integrate, from the table and its schemas. The same for the same sources, to the byte.
 * @see https://spec.openapis.org/oas/v3.1.1.html
 */
export function openApiDocument(version: string) {
  const schemas: Readonly<Record<string, JsonSchema>> = {
    ...namedSchemas(namedAnswers, 'output'),
    ...namedBodies(),
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Fleet API', version, description: guide },
    servers: [
      {
        url: 'https://{site}/api',
        description: 'On the site’s own origin; on AWS the gateway’s own address (ApiUrl) answers too.',
        variables: { site: { default: 'localhost:5173', description: 'The host of the site (SiteUrl).' } },
      },
    ],
    paths: paths(),
    components: { securitySchemes: { [schemeName]: securityScheme }, headers, schemas },
  }
}

const headers = {
  ETag: {
    description: 'The version of the record, for If-Match; a strong one.',
    required: true,
    schema: { type: 'string', pattern: '^"[1-9]\\d{0,14}"$' },
  },
  RequestId: {
    description: 'Finds the request in the logs.',
    required: true,
    schema: { type: 'string' },
  },
  RetryAfter: {
    description: 'Of `members_busy`: after how many seconds to try again.',
    schema: { type: 'string', pattern: '^\\d+$' },
  },
} as const

function paths(): Paths {
  const byPath = Map.groupBy(routeNames, (name) => routeOf(name).path)
  return Object.fromEntries(
    [...byPath].map(([path, names]) => [
      path,
      Object.fromEntries(names.map((name) => [routeOf(name).method.toLowerCase(), operationOf(name)])),
    ]),
  )
}
