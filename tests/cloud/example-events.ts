import type { APIGatewayProxyEvent, PreTokenGenerationV2TriggerEvent } from 'aws-lambda'
import type { RouteName } from '#contract/routes.ts'
import { routeOf } from '#contract/routes.ts'

/** Looks like a token to whoever searches for one, and is none. */
export const rawToken = `eyJraWQiOiJ4In0.${'eyJzdWIiOiJ4In0'.repeat(3)}.c2lnbmF0dXJl`

const person = {
  sub: '84a8d4b8-70c1-7041-3a52-1f0d5b6e9c02',
  username: 'manager',
}

/** The claims of an access token as API Gateway hands them over: all of them, as flat strings. */
const claims = {
  ...person,
  'cognito:groups': 'manager,tenant:north',
  iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI',
  version: '2',
  client_id: 'client',
  origin_jti: '0d0b5c3f-2a0d-4c0e-9b43-0f0a3a8f2c11',
  event_id: '6f1d0f5a-65c7-4d1b-8a34-9d6c1f1d7a02',
  token_use: 'access',
  scope: 'openid profile email fleet/read fleet/telemetry fleet/write fleet/command fleet/unlock',
  auth_time: '1680629979',
  exp: 'Tue Apr 04 18:54:39 UTC 2023',
  iat: 'Tue Apr 04 18:39:39 UTC 2023',
  jti: '3d9a7f0e-55b1-4f7c-9a63-2f2f5f0f9b77',
}

export interface ExampleRequest {
  readonly parameters?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object
  readonly claims?: Readonly<Record<string, string>>
}

/**
 * A request as API Gateway hands it to its function behind CloudFront: the developer guide's event of a REST API with
 * AWS_PROXY, with all that a Cognito authorizer adds. None was recorded from a deployment of ours.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export function requestEvent(name: RouteName, request: ExampleRequest = {}): APIGatewayProxyEvent {
  const { method, path: resource } = routeOf(name)
  const { parameters = null, body, claims: changed } = request
  const path = resource.replace(/\{(\w+)\}/g, (_all, parameter: string) => parameters?.[parameter] ?? '')
  const headers: Record<string, string> = {
    accept: '*/*',
    Authorization: `Bearer ${rawToken}`,
    'CloudFront-Forwarded-Proto': 'https',
    'CloudFront-Viewer-Country': 'DE',
    Host: 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com',
    'User-Agent': 'Amazon CloudFront',
    Via: '2.0 3bdaef5b7eaf3bc8f6bd6ad5c2a7cc0a.cloudfront.net (CloudFront)',
    'X-Amz-Cf-Id': 'p5qRhVVuPvZ0pB6zTgYfTq9gcU8Bt3Jm5F9k5cGg7f0N0z1PqXq2Tw==',
    'X-Amzn-Trace-Id': 'Root=1-642c6f1b-4f5c1c3d2b6a7e8f9a0b1c2d',
    'X-Forwarded-For': '203.0.113.7, 130.176.1.71',
    'X-Forwarded-Port': '443',
    'X-Forwarded-Proto': 'https',
    ...(body && { 'content-type': 'application/json' }),
    ...request.headers,
  }
  return {
    resource,
    path,
    httpMethod: method,
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, [value]])),
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: parameters && { ...parameters },
    stageVariables: null,
    requestContext: {
      resourceId: 'z9y8x7',
      authorizer: { claims: { ...claims, ...changed } },
      resourcePath: resource,
      operationName: name,
      httpMethod: method,
      extendedRequestId: 'C3nYHF0FDoEFQ7A=',
      requestTime: '04/Apr/2023:18:40:11 +0000',
      path: `/api${path}`,
      accountId: '111122223333',
      protocol: 'HTTP/1.1',
      stage: 'api',
      domainPrefix: 'a1b2c3d4e5',
      requestTimeEpoch: 1680633611000,
      requestId: `8b6f2c4e-0000-4000-8000-${name.padEnd(12, '0')}`,
      identity: {
        cognitoIdentityPoolId: null,
        accountId: null,
        cognitoIdentityId: null,
        caller: null,
        sourceIp: '203.0.113.7',
        principalOrgId: null,
        accessKey: null,
        cognitoAuthenticationType: null,
        cognitoAuthenticationProvider: null,
        userArn: null,
        userAgent: 'Amazon CloudFront',
        user: null,
        apiKey: null,
        apiKeyId: null,
        clientCert: null,
      },
      domainName: 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com',
      deploymentId: 'k1l2m3',
      apiId: 'a1b2c3d4e5',
    } as APIGatewayProxyEvent['requestContext'],
    body: body ? JSON.stringify(body) : null,
    isBase64Encoded: false,
  }
}

/**
 * What Cognito hands to the trigger, version V2_0: the developer guide's event, with the scopes of our app client.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export function tokenEvent(
  triggerSource: 'TokenGeneration_HostedAuth' | 'TokenGeneration_RefreshTokens',
  groups: readonly string[],
): PreTokenGenerationV2TriggerEvent {
  return {
    version: '2',
    triggerSource,
    region: 'eu-west-1',
    userPoolId: 'eu-west-1_AbCdEfGhI',
    userName: person.username,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: 'client' },
    request: {
      userAttributes: {
        sub: person.sub,
        'cognito:user_status': 'CONFIRMED',
        email_verified: 'true',
        email: 'ada@example.com',
      },
      groupConfiguration: {
        groupsToOverride: [...groups],
        iamRolesToOverride: [],
        preferredRole: null as unknown as string,
      },
      scopes: [
        'openid',
        'profile',
        'email',
        'fleet/read',
        'fleet/telemetry',
        'fleet/write',
        'fleet/command',
        'fleet/unlock',
        'fleet/admin',
      ],
    },
    response: { claimsAndScopeOverrideDetails: null as never },
  } as PreTokenGenerationV2TriggerEvent
}
