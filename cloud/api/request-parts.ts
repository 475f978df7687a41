import type { APIGatewayProxyEvent } from 'aws-lambda'
import { type RouteName, routeOf } from '#contract/routes.ts'

/** What of a request may become input: every header but the route's own is left behind here, and so is the token. */
export interface RequestParts {
  /** From the path; '' for a route without one. */
  readonly vehicleId: string
  /** Likewise. */
  readonly username: string
  readonly query: Readonly<Record<string, readonly string[]>>
  /** The header that the route can't do without (src/contract/routes.ts). */
  readonly requiredHeader: string | undefined
  readonly body: string
}

/** The parts of an event of API Gateway that a route may use. */
export function requestParts(event: APIGatewayProxyEvent, route: RouteName): RequestParts {
  const { header } = routeOf(route)
  return {
    vehicleId: event.pathParameters?.['vehicleId'] ?? '',
    username: event.pathParameters?.['username'] ?? '',
    query: definedValues(event.multiValueQueryStringParameters),
    requiredHeader: header && headerOf(event, header),
    body: bodyOf(event),
  }
}

/** The body as text; API Gateway encodes it in base64 where it takes it for binary. */
export function bodyOf({ body, isBase64Encoded }: APIGatewayProxyEvent): string {
  return isBase64Encoded ? Buffer.from(body ?? '', 'base64').toString() : (body ?? '')
}

/** Several headers of the name become a list, as in RFC 9110 5.3. */
function headerOf({ headers, multiValueHeaders }: APIGatewayProxyEvent, name: string): string | undefined {
  const sameName = ([key]: [string, unknown]) => key.toLowerCase() === name.toLowerCase()
  const several = Object.entries(multiValueHeaders ?? {})
    .filter(sameName)
    .flatMap(([, values]) => values ?? [])
  const one = Object.entries(headers ?? {}).find(sameName)?.[1]
  return several.length > 0 ? several.join(', ') : one
}

function definedValues(parameters: APIGatewayProxyEvent['multiValueQueryStringParameters']) {
  const entries = Object.entries(parameters ?? {}).map(([name, values]) => [name, values ?? []] as const)
  return Object.fromEntries(entries)
}
