import { type RouteName, routeOf } from '#contract/routes.ts'
import { type JsonSchema, namedSchemas, reference } from '../json-schema.ts'
import type { Content } from '../response.ts'
import { bodyOf, bodySchemas, mayBeEmpty } from './bodies.ts'

/** The body of an operation (OpenAPI 3.1, 4.8.13). */
export interface RequestBody {
  readonly required: boolean
  readonly content: { readonly 'application/json': Content }
}

/** What a route takes as its body, or undefined. */
export function requestBodyOf(name: RouteName): RequestBody | undefined {
  const body = bodyOf(name)
  if (!body) return undefined
  const schema = reference(body.schema)
  const whole: JsonSchema = routeOf(name).reason ? { allOf: [schema, { required: ['reason'] }] } : schema
  const content = { schema: whole, examples: { example: { value: body.example } } }
  return { required: !mayBeEmpty(name), content: { 'application/json': content } }
}

/** The schemas of all bodies, with what the contract checks by code and JSON Schema can say. */
export function namedBodies(): Readonly<Record<string, JsonSchema>> {
  const { VehicleChanges, VehiclesToAdd, MemberChange, ...others } = namedSchemas(bodySchemas, 'input')
  const { vehicles, ...fields } = propertiesOf(VehiclesToAdd)
  const groups = Object.entries(propertiesOf(MemberChange)).map(([field, list]) => [field, uniqueItems(list)])
  return {
    VehicleChanges: { ...VehicleChanges, minProperties: 1 },
    // Each is checked on its own: one that is wrong is a refused result, and no refusal of the call.
    VehiclesToAdd: {
      ...VehiclesToAdd,
      properties: { vehicles: { ...asObject(vehicles), items: reference('NewVehicle') }, ...fields },
    },
    MemberChange: { ...MemberChange, properties: Object.fromEntries(groups) },
    ...others,
  }
}

type Property = NonNullable<JsonSchema['properties']>[string]

function propertiesOf(schema: JsonSchema | undefined): Readonly<Record<string, Property>> {
  if (!schema?.properties) throw new Error('Expected the schema of an object with fields')
  return schema.properties
}

function asObject(schema: Property | undefined): JsonSchema {
  if (typeof schema !== 'object') throw new Error('Expected the schema of a field')
  return schema
}

function uniqueItems(list: Property): JsonSchema {
  return { ...asObject(list), uniqueItems: true }
}
