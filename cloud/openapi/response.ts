import type { JsonSchema } from './json-schema.ts'

/** A body in JSON: its schema, and examples by name. */
export interface Content {
  readonly schema: JsonSchema
  readonly examples?: Readonly<Record<string, { readonly value: object }>>
}

/** One answer of an operation (OpenAPI 3.1, 4.8.17). */
export interface Response {
  readonly description: string
  readonly headers: Readonly<Record<string, { readonly $ref: string }>>
  readonly content: { readonly 'application/json': Content }
}
