import { createHash } from 'node:crypto'

/** Answers that API Gateway gives by itself, before or instead of the function behind it. */
const responses = {
  unauthorized: [401, 'UnauthorizedException', 'Unauthorized'],
  expired: [401, 'UnauthorizedException', 'The incoming token has expired'],
  missingToken: [403, 'MissingAuthenticationTokenException', 'Missing Authentication Token'],
  badRequest: [400, 'BadRequestException', 'Bad Request'],
  tooLarge: [413, 'RequestTooLongException', 'Request Too Long'],
  headersTooLarge: [431, 'RequestHeaderFieldsTooLargeException', 'Request Header Fields Too Large'],
  throttled: [429, 'TooManyRequestsException', 'Too Many Requests'],
  integrationFailed: [502, 'InternalServerErrorException', 'Internal server error'],
  integrationTimeout: [504, 'InternalServerErrorException', 'Endpoint request timed out'],
} as const satisfies Record<string, readonly [number, string, string]>

export type GatewayResponse = keyof typeof responses

/**
 * One of API Gateway's own answers, in its own shape.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export function gatewayResponse(name: GatewayResponse): Response {
  const [status, errorType, message] = responses[name]
  return answer(status, errorType, message)
}

/**
 * What a request without a method gets for its Authorization header: it is read as a signature of SigV4, and a Bearer
 * token is none. The header itself is not repeated, only its SHA-256.
 */
export function incompleteSignature(authorization: string): Response {
  const hash = createHash('sha256').update(authorization).digest('base64')
  const message =
    'Invalid key=value pair (missing equal-sign) in Authorization header ' +
    `(hashed with SHA-256 and encoded with Base64): '${hash}'.`
  return answer(403, 'IncompleteSignatureException', message)
}

function answer(status: number, errorType: string, message: string): Response {
  return Response.json({ message }, { status, headers: { 'x-amzn-ErrorType': errorType } })
}
