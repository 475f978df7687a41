import type { ProblemBody } from '#contract/problem.ts'
import { type RouteName, routeOf } from '#contract/routes.ts'
import { ApiError } from './api-error.ts'

/** The body of a good answer; @throws {ApiError} for every other one. */
export async function readAnswer(route: RouteName, response: Response): Promise<unknown> {
  const body = await response.json().catch(() => undefined)
  if (response.ok && isObject(body)) return body
  throw failure(route, response, body)
}

function failure(route: RouteName, response: Response, body: unknown): ApiError {
  const { status } = response
  const requestId = response.headers.get('x-amzn-requestid') ?? undefined
  if (isProblem(body)) return new ApiError({ ...body.error, route, status })
  const { does } = routeOf(route)
  if (status === 429 || status === 503) {
    return new ApiError({
      route,
      status,
      requestId,
      code: 'busy',
      message: `The fleet API is busy and could not ${does}. Try again in a moment.`,
    })
  }
  const message = `The fleet API gave an answer that this app does not understand (status ${status}) when asked to ${does}. Try again; if it stays, tell whoever runs it.`
  return new ApiError({ route, status, requestId, code: 'not_understood', message })
}

function isProblem(body: unknown): body is ProblemBody {
  return (
    isObject(body) &&
    'error' in body &&
    isObject(body.error) &&
    'code' in body.error &&
    'message' in body.error
  )
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
