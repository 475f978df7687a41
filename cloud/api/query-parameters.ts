import { invalidRequest } from './api-problem.ts'
import type { RequestParts } from './request-parts.ts'

/** The query parameters, each given once. @throws {ApiProblem} request_invalid */
export function queryOf({ query }: RequestParts): Record<string, string> {
  const repeated = Object.keys(query).filter((name) => (query[name]?.length ?? 0) > 1)
  if (repeated.length > 0) {
    throw invalidRequest(repeated.map((field) => ({ field, message: 'Given more than once' })))
  }
  return Object.fromEntries(Object.entries(query).map(([name, values]) => [name, values[0] ?? '']))
}
