import type { JsonSchema } from '#cloud/openapi/json-schema.ts'
import { document } from './openapi-check.ts'

type Visit = (field: string) => void

/** The fields of a schema that a value has, each as `Vehicle.driver`, by the name of the schema that it is in. */
export function fieldsIn(schema: JsonSchema, value: unknown): ReadonlySet<string> {
  const seen = new Set<string>()
  walk(schema, value, '', (field) => seen.add(field))
  return seen
}

function walk(schema: JsonSchema, value: unknown, name: string, visit: Visit): void {
  const referred = schema.$ref?.split('/').at(-1)
  if (referred !== undefined) return walk(document.components.schemas[referred] ?? {}, value, referred, visit)
  for (const part of partsOf(schema)) walk(part, value, name, visit)
  const { items } = schema
  if (Array.isArray(value) && items && typeof items === 'object' && !Array.isArray(items)) {
    for (const item of value) walk(items, item, name, visit)
  }
  if (typeof value !== 'object' || value === null) return
  for (const [field, inner] of Object.entries(schema.properties ?? {})) {
    if (!Object.hasOwn(value, field) || typeof inner !== 'object') continue
    visit(`${name}.${field}`)
    walk(inner, Reflect.get(value, field), `${name}.${field}`, visit)
  }
}

/** All fields that a schema and those in it have. */
export function fieldsOf(schema: JsonSchema, name = ''): ReadonlySet<string> {
  const referred = schema.$ref?.split('/').at(-1)
  if (referred !== undefined) return fieldsOf(document.components.schemas[referred] ?? {}, referred)
  const { items, properties = {} } = schema
  const inner = [
    ...partsOf(schema),
    ...(items && typeof items === 'object' && !Array.isArray(items) ? [items] : []),
  ]
  const own = Object.entries(properties).flatMap(([field, one]) => [
    `${name}.${field}`,
    ...(typeof one === 'object' ? fieldsOf(one, `${name}.${field}`) : []),
  ])
  return new Set([...own, ...inner.flatMap((part) => [...fieldsOf(part, name)])])
}

function partsOf({ anyOf = [], oneOf = [], allOf = [] }: JsonSchema): readonly JsonSchema[] {
  return [...anyOf, ...oneOf, ...allOf].filter((part) => typeof part === 'object')
}
