import type { APIGatewayProxyResult } from 'aws-lambda'

/** Headers of the function that API Gateway passes on under another name. */
const remapped = new Set(['authorization', 'connection', 'date', 'server', 'www-authenticate'])

/**
 * What API Gateway makes of the function's answer.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 * @throws {TypeError} if it is none
 */
export function proxyResponse(result: APIGatewayProxyResult): Response {
  if (!Number.isInteger(result?.statusCode)) {
    throw new TypeError('Malformed Lambda proxy response: expected an object with a statusCode')
  }
  const headers = new Headers()
  for (const [name, values] of Object.entries(allHeaders(result))) {
    const passedOn = remapped.has(name.toLowerCase()) ? `x-amzn-Remapped-${name}` : name
    for (const value of values) headers.append(passedOn, String(value))
  }
  const body = result.isBase64Encoded ? Buffer.from(result.body, 'base64') : result.body
  return new Response(isBodiless(result.statusCode) ? null : body, { status: result.statusCode, headers })
}

type HeaderValues = Readonly<Record<string, readonly (boolean | number | string)[]>>

function allHeaders({ headers = {}, multiValueHeaders = {} }: APIGatewayProxyResult): HeaderValues {
  const single = Object.entries(headers).map(([name, value]) => [name, [value]])
  return { ...Object.fromEntries(single), ...multiValueHeaders }
}

/** RFC 9110: these have no body, and `Response` refuses to be given one. */
function isBodiless(status: number): boolean {
  return status === 204 || status === 205 || status === 304
}
