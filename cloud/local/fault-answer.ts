import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Failure, FailureTarget } from './settings.ts'

/** The answer of a service that fails: in the shape that the target really fails in, or a proxy's HTML page. */
export function faultAnswer({ target, kind, status }: Failure): Response {
  const headers = {
    'cache-control': 'no-store',
    'x-amzn-requestid': randomUUID(),
    ...((status === 429 || status === 503) && { 'retry-after': '1' }),
  }
  const reason = STATUS_CODES[status] ?? 'Failure'
  if (kind === 'html') {
    const page = `<!doctype html><html lang="en"><title>${reason}</title><h1>${status} ${reason}</h1></html>`
    return new Response(page, { status, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } })
  }
  return Response.json(bodies[target](status, reason), {
    status,
    headers: { ...headers, ...(target === 'refresh' && { 'x-amzn-errortype': `${errorType(status)}:` }) },
  })
}

const bodies = {
  api: (_status, message) => ({ message }),
  token: (status, error_description) => ({
    error: status < 500 ? 'invalid_request' : 'server_error',
    error_description,
  }),
  refresh: (status, message) => ({ __type: errorType(status), message }),
} as const satisfies Record<FailureTarget, (status: number, reason: string) => object>

function errorType(status: number): string {
  if (status >= 500) return 'InternalErrorException'
  return status === 429 ? 'TooManyRequestsException' : 'InvalidParameterException'
}
