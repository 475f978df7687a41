import {
  type ConversionConfig,
  type JsonSchema,
  toJsonSchema,
  toJsonSchemaDefs,
} from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'

export type { JsonSchema }

/** Where the schemas of a document are that have a name. */
export const schemasAt = '#/components/schemas/'

const config = {
  target: 'draft-2020-12',
  // They mend what was typed, or check what JSON Schema has no words for. Any other action that it has none for throws.
  ignoreActions: ['trim', 'normalize', 'check'],
  overrideRef: ({ referenceId }) => `${schemasAt}${referenceId}`,
} as const satisfies ConversionConfig

/** Schemas by name, referring to each other, of what the API takes or of what it answers. */
export function namedSchemas(
  schemas: Readonly<Record<string, GenericSchema>>,
  typeMode: 'input' | 'output',
): Readonly<Record<string, JsonSchema>> {
  return toJsonSchemaDefs({ ...schemas }, { ...config, typeMode })
}

/** One schema of what the API takes. */
export function inputSchema(schema: GenericSchema): JsonSchema {
  const { $schema: _dialect, ...rest } = toJsonSchema(schema, { ...config, typeMode: 'input' })
  return rest
}

/** A reference to a schema by its name. */
export function reference(name: string): JsonSchema {
  return { $ref: `${schemasAt}${name}` }
}
