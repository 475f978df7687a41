import { invalidRequest } from './api-problem.ts'

/**
 * The JSON in a body; an empty body is `{}`. Names that every object inherits, `__proto__` among them, are refused
 * here: a schema would take them for its own fields. @throws {ApiProblem} request_invalid
 */
export function jsonBody(body: string): unknown {
  if (body === '') return {}
  const value = parse(body)
  const inherited = Object.keys(Object(value)).filter((name) => name in Object.prototype)
  if (inherited.length > 0) {
    throw invalidRequest(inherited.map((field) => ({ field, message: 'Not a field of this request' })))
  }
  return value
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw invalidRequest([{ field: '', message: 'The body is not JSON: expected an object in JSON' }])
  }
}
