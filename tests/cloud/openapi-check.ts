import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { openApiDocument } from '#cloud/openapi/openapi-document.ts'
import type { Content, Response } from '#cloud/openapi/response.ts'
import { type RouteName, routeOf } from '#contract/routes.ts'
import type { Received } from '../support/api.ts'

/** The document as whoever integrates reads it. */
export const document: ReturnType<typeof openApiDocument> = JSON.parse(
  JSON.stringify(openApiDocument('1.2.3')),
)

const prefix = '#/components/schemas/'
const ajv = new Ajv2020({ allErrors: true, strictTypes: false })
// The package is CommonJS: what Node imports is the module, and what the types promise is its default.
Reflect.apply(Reflect.get(formats, 'default') ?? formats, undefined, [ajv])
for (const [name, schema] of Object.entries(document.components.schemas)) {
  ajv.addSchema(complete(schema), `schema:${name}`)
}

/** What a route is in the document. */
export function operationOf(name: RouteName) {
  const { method, path } = routeOf(name)
  const operation = document.paths[path]?.[method.toLowerCase()]
  if (!operation) throw new Error(`The document has no ${method} ${path}`)
  return operation
}

/** What the document shows as a route's body. */
export function shownBody(name: RouteName): object | undefined {
  return operationOf(name).requestBody?.content['application/json'].examples?.['example']?.value
}

const compiled = new Map<string, ValidateFunction>()

/** What a schema of the document finds wrong with a value. A field that is not in the document is wrong here. */
export function faults({ schema }: Pick<Content, 'schema'>, value: unknown): readonly string[] {
  const text = JSON.stringify(schema)
  const validate = compiled.get(text) ?? ajv.compile(complete(schema))
  compiled.set(text, validate)
  if (validate(value)) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/** What the document finds wrong with an answer of a route, refusals included. */
export function answerFaults(name: RouteName, { status, headers, body }: Received): readonly string[] {
  const response: Response | undefined = operationOf(name).responses[status]
  if (!response) return [`${name} is not documented to answer ${status}`]
  const promised = Object.keys(response.headers).filter((header) => header !== 'Retry-After')
  const missing = promised.filter((header) => !headers.has(header))
  const silent = ['etag', 'retry-after'].filter(
    (header) => headers.has(header) && !Object.keys(response.headers).join().toLowerCase().includes(header),
  )
  return [
    ...faults(response.content['application/json'], body),
    ...missing.map((header) => `${name} ${status} lacks ${header}`),
    ...silent.map((header) => `${name} ${status} is not documented to have ${header}`),
  ]
}

/** The codes that the document has for a status of a route. */
export function documentedCodes(name: RouteName): readonly string[] {
  return Object.values(operationOf(name).responses).flatMap(({ content }) => {
    const text = JSON.stringify(content['application/json'].schema)
    return JSON.parse(/"code":\{"enum":(\[.*?\])/.exec(text)?.[1] ?? '[]')
  })
}

/** The schema with names that Ajv can look up, closed: whoever integrates ignores unknown fields, a test does not. */
function complete(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll(prefix, 'schema:'), (_key, value) => {
    const isOpenObject = value?.type === 'object' && value.properties && !('additionalProperties' in value)
    return isOpenObject ? { ...value, additionalProperties: false } : value
  })
}
