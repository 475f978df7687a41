import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import { type GatewayResponse, gatewayResponse } from './gateway/gateway-response.ts'
import type { Failure, FailureTarget } from './settings.ts'

/** The answer of a service that fails: in the shape that the target really fails in, or a proxy's HTML page. */
export function faultAnswer({ target, kind, status, retryAfterSeconds }: Failure): Response {
  const retryAfter = retryAfterSeconds ?? (status === 429 || status === 503 ? 1 : undefined)
  const headers = {
    'cache-control': 'no-store',
    'x-amzn-requestid': randomUUID(),
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  }
  const reason = STATUS_CODES[status] ?? 'Failure'
  if (kind === 'html') {
    const page = `<!doctype html><html lang="en"><title>${reason}</title><h1>${status} ${reason}</h1></html>`
    return new Response(page, { status, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } })
  }
  const own = target === 'api' ? gatewayFailures[status] : undefined
  const response = own
    ? gatewayResponse(own)
    : Response.json(bodies[target](status, reason), {
        status,
        ...(target === 'refresh' && { headers: { 'x-amzn-errortype': `${errorType(status)}:` } }),
      })
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}

/** Failures that API Gateway has an answer of its own for. */
const gatewayFailures: Readonly<Record<number, GatewayResponse>> = {
  429: 'throttled',
  502: 'integrationFailed',
  504: 'integrationTimeout',
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
