import type { APIGatewayProxyResult } from 'aws-lambda'
import { type ProblemBody, problemStatus } from '#contract/problem.ts'
import { ApiProblem } from './api-problem.ts'
import type { Answer } from './handler.ts'

const headers = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
}

/** What API Gateway is answered for a call that was carried out. */
export function successAnswer({ status, body, version }: Answer<object>): APIGatewayProxyResult {
  return {
    statusCode: status ?? 200,
    headers: { ...headers, ...(version !== undefined && { etag: `"${version}"` }) },
    body: JSON.stringify(body),
  }
}

/** What API Gateway is answered for a call that was refused. */
export function problemAnswer(
  { code, message, details }: ApiProblem,
  requestId: string,
): APIGatewayProxyResult {
  const body: ProblemBody = { error: { code, message, requestId, ...details } }
  return {
    statusCode: problemStatus[code],
    headers: { ...headers, ...(code === 'members_busy' && { 'retry-after': '2' }) },
    body: JSON.stringify(body),
  }
}

/** The refusal for an error that no one foresaw; what it was is told to the log only. */
export function internalError(): ApiProblem {
  return new ApiProblem(
    'internal_error',
    'Something went wrong in the API. Try again; if it goes on, report the request id.',
  )
}
