import * as v from 'valibot'
import { fieldProblems } from '#contract/problem.ts'
import { invalidRequest } from './api-problem.ts'

/** The value as the schema gives it. @throws {ApiProblem} request_invalid, naming each field at fault */
export function parsed<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  throw invalidRequest(fieldProblems(result.issues))
}
