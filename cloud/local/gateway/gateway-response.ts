/** Answers that API Gateway gives by itself, before or instead of the function behind it. */
const responses = {
  unauthorized: [401, 'UnauthorizedException', 'Unauthorized'],
  expired: [401, 'UnauthorizedException', 'The incoming token has expired'],
  missingToken: [403, 'MissingAuthenticationTokenException', 'Missing Authentication Token'],
  // A Bearer header on a path that is not there is read as a request signed with SigV4.
  notKeyValue: [
    403,
    'IncompleteSignatureException',
    'Invalid key=value pair (missing equal-sign) in Authorization header',
  ],
  badRequest: [400, 'BadRequestException', 'Bad Request'],
  tooLarge: [413, 'RequestTooLongException', 'Request Too Long'],
  headersTooLarge: [431, 'RequestHeaderFieldsTooLargeException', 'Request Header Fields Too Large'],
  integrationFailed: [502, 'InternalServerErrorException', 'Internal server error'],
  integrationTimeout: [504, 'GatewayTimeoutException', 'Endpoint request timed out'],
} as const satisfies Record<string, readonly [number, string, string]>

export type GatewayResponse = keyof typeof responses

/**
 * One of API Gateway's own answers, in its own shape.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export function gatewayResponse(name: GatewayResponse): Response {
  const [status, errorType, message] = responses[name]
  return Response.json({ message }, { status, headers: { 'x-amzn-ErrorType': errorType } })
}
