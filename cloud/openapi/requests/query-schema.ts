import * as v from 'valibot'
import { inputSchema, type JsonSchema } from '../json-schema.ts'

/**
 * What a query parameter may be. The contract reads numbers out of texts, with bounds behind that step, which a schema of
 * the text alone would not tell: such a parameter is told as the whole number that it is, which is sent as that text.
 */
export function querySchema(schema: v.GenericSchema): JsonSchema {
  const { wrapped = schema, default: fallback } = schema as Partial<v.OptionalSchema<v.GenericSchema, string>>
  const steps = 'pipe' in wrapped ? (wrapped.pipe as readonly (v.GenericPipeItem & Step)[]) : []
  const toNumber = steps.findIndex(({ operation }) => operation === Number)
  if (toNumber === -1) return inputSchema(schema)
  const bounds = steps.slice(toNumber + 1) as v.GenericValidation<number>[]
  const whole = bounds.reduce<v.GenericSchema<number>>(
    (number, bound) => v.pipe(number, bound),
    v.pipe(v.number(), v.integer()),
  )
  return { ...inputSchema(whole), ...(fallback !== undefined && { default: Number(fallback) }) }
}

/** A step of a pipe, as far as it matters here. */
interface Step {
  readonly operation?: unknown
}
