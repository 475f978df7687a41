import type { APIGatewayProxyEvent } from 'aws-lambda'

interface EventParts {
  readonly request: Request
  readonly url: URL
  /** Below the stage. */
  readonly path: string
  readonly resource: string
  readonly pathParameters: Readonly<Record<string, string>>
  readonly claims: Readonly<Record<string, string>>
  readonly body: string | null
  readonly requestId: string
  /** In milliseconds since 1970. */
  readonly now: number
}

/**
 * The event that an `AWS_PROXY` integration hands to its function.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export function proxyEvent(parts: EventParts): APIGatewayProxyEvent {
  const { request, url, path, resource, pathParameters, body } = parts
  const headers = [...request.headers]
  const hasParameters = url.searchParams.size > 0
  return {
    resource,
    path,
    httpMethod: request.method,
    headers: Object.fromEntries(headers),
    multiValueHeaders: Object.fromEntries(headers.map(([name, value]) => [name, [value]])),
    // The last one wins here, as at API Gateway; the other has them all.
    queryStringParameters: hasParameters ? Object.fromEntries(url.searchParams) : null,
    multiValueQueryStringParameters: hasParameters ? allValues(url.searchParams) : null,
    pathParameters: Object.keys(pathParameters).length > 0 ? { ...pathParameters } : null,
    stageVariables: null,
    requestContext: requestContext(parts),
    body,
    isBase64Encoded: false,
  }
}

function allValues(parameters: URLSearchParams): Record<string, string[]> {
  return Object.fromEntries([...parameters.keys()].map((name) => [name, parameters.getAll(name)]))
}

function requestContext({ request, url, resource, claims, requestId, now }: EventParts) {
  return {
    accountId: '000000000000',
    apiId: 'local',
    authorizer: { claims },
    domainName: url.host,
    extendedRequestId: requestId,
    httpMethod: request.method,
    identity: identity(request),
    path: url.pathname,
    protocol: 'HTTP/1.1',
    requestId,
    requestTimeEpoch: now,
    resourceId: resource,
    resourcePath: resource,
    stage: 'api',
  }
}

function identity(request: Request): APIGatewayProxyEvent['requestContext']['identity'] {
  return {
    accessKey: null,
    accountId: null,
    apiKey: null,
    apiKeyId: null,
    caller: null,
    clientCert: null,
    cognitoAuthenticationProvider: null,
    cognitoAuthenticationType: null,
    cognitoIdentityId: null,
    cognitoIdentityPoolId: null,
    principalOrgId: null,
    sourceIp: '127.0.0.1',
    user: null,
    userAgent: request.headers.get('user-agent'),
    userArn: null,
  }
}
