import { randomUUID } from 'node:crypto'
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda'
import { type AuthorizerOptions, createAuthorizer } from './cognito-authorizer.ts'
import { flatClaims } from './flat-claims.ts'
import { gatewayResponse, incompleteSignature } from './gateway-response.ts'
import { longestIntegration, withinTime } from './integration.ts'
import { fleetMethods, type GatewayMethod } from './methods.ts'
import { proxyEvent } from './proxy-event.ts'
import { proxyResponse } from './proxy-response.ts'
import { readBody } from './request-body.ts'
import { createMatchRoute } from './route-match.ts'
import { createThrottle, type ThrottleSettings } from './throttle.ts'

export interface GatewayOptions extends AuthorizerOptions {
  /** The function behind every route. */
  readonly handler: (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>
  /** Takes what the function threw, which the caller is not told. */
  readonly log?: (line: string) => void
  /** How long the function may take, in milliseconds: 29 s, as on AWS, unless said otherwise. */
  readonly integrationTimeout?: number
  /** The table's rows unless said otherwise. */
  readonly methods?: readonly GatewayMethod[]
  /** Unlimited without. */
  readonly throttle?: ThrottleSettings
}

const stage = '/api'
/** All header names and values of a request together, in bytes. */
const mostHeaderBytes = 10_240

/**
 * The local API Gateway: the table's routes in the stage `api`, each behind the Cognito authorizer with its scope, then
 * the function. A `Request` comes normalised (`..` is resolved), so what is routed is what the function is told.
 */
export function createGateway(options: GatewayOptions): (request: Request) => Promise<Response> {
  const answer = createAnswer(options)
  return async (request) => {
    const requestId = randomUUID()
    const response = await answer(request, requestId)
    response.headers.set('x-amzn-RequestId', requestId)
    response.headers.set('cache-control', 'no-store')
    response.headers.set('x-content-type-options', 'nosniff')
    return response
  }
}

function createAnswer(options: GatewayOptions) {
  const {
    handler,
    now,
    log = () => {},
    integrationTimeout = longestIntegration,
    methods = fleetMethods,
  } = options
  const authorize = createAuthorizer(options)
  const matchRoute = createMatchRoute(methods)
  const mayPass = options.throttle ? createThrottle(options.throttle, now) : () => true

  return async (request: Request, requestId: string): Promise<Response> => {
    if (headerBytes(request) > mostHeaderBytes) return gatewayResponse('headersTooLarge')
    const url = new URL(request.url)
    const path = url.pathname.startsWith(`${stage}/`) ? url.pathname.slice(stage.length) : ''
    const match = matchRoute(path)
    if (match === 'malformed') return gatewayResponse('badRequest')
    const method = match?.methods.get(request.method)
    const authorization = request.headers.get('authorization')
    if (!match || !method) {
      return authorization === null ? gatewayResponse('missingToken') : incompleteSignature(authorization)
    }
    if (!mayPass()) return gatewayResponse('throttled')

    const decision = await authorize(authorization, method.scopes)
    if ('refused' in decision) return gatewayResponse(decision.refused)
    const body = await readBody(request)
    if (body === 'tooLarge') return gatewayResponse('tooLarge')

    const claims = flatClaims(decision.claims)
    const event = proxyEvent({ ...match, request, url, path, claims, body: body.text, requestId, now: now() })
    const response = await withinTime(
      async () => proxyResponse(await handler(event)),
      integrationTimeout,
      log,
    )
    return typeof response === 'string' ? gatewayResponse(response) : response
  }
}

function headerBytes({ headers }: Request): number {
  let bytes = 0
  for (const [name, value] of headers) bytes += name.length + value.length
  return bytes
}
