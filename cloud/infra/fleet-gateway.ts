import { Duration, Size, Stack } from 'aws-cdk-lib'
import {
  AuthorizationType,
  CognitoUserPoolsAuthorizer,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  type MethodOptions,
  MethodLoggingLevel,
  ResponseType,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway'
import type { UserPool } from 'aws-cdk-lib/aws-cognito'
import type { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { routeNames, routeOf } from '#contract/routes.ts'
import { crossOriginHeaders } from '../api/cross-origin.ts'
import { laptopOrigin } from '../site/laptop-origin.ts'
import { gatewayAccessLog } from './access-log.ts'
import { type FleetFunctions, functionOf } from './fleet-functions.ts'
import { requireTls12 } from './gateway-tls.ts'
import { addPreflights } from './preflight.ts'
import { apiStage } from './site-addresses.ts'
import type { StageSettings } from './stage.ts'
import { throttling } from './throttling.ts'

/** An API without any routes yet. Its id is known before what is behind it: the site needs it. */
export function addFleetGateway(scope: Construct, accessLog: LogGroup, stage: StageSettings): RestApi {
  const gateway = new RestApi(scope, 'FleetGateway', {
    // CloudWatch tells APIs apart by their names.
    restApiName: Stack.of(scope).stackName,
    description: 'Fleet API',
    endpointTypes: [EndpointType.REGIONAL],
    // A page of 1,000 vehicles is 445 kB, or 79. Below, an answer fits a packet or two, and one vehicle's ETag stays strong.
    minCompressionSize: Size.bytes(2048),
    cloudWatchRole: true,
    deployOptions: {
      stageName: apiStage,
      ...throttling,
      tracingEnabled: true,
      loggingLevel: MethodLoggingLevel.ERROR,
      // Would log whole requests, with the tokens in them.
      dataTraceEnabled: false,
      accessLogDestination: new LogGroupLogDestination(accessLog),
      accessLogFormat: gatewayAccessLog,
    },
  })
  requireTls12(gateway)
  // The stack has this address among its outputs already.
  gateway.node.tryRemoveChild('Endpoint')
  const headers = { ...ownAnswerHeaders, ...(stage.laptopAllowed && crossOriginHeaders(laptopOrigin)) }
  for (const type of [ResponseType.DEFAULT_4XX, ResponseType.DEFAULT_5XX])
    addOwnAnswer(gateway, type, headers)
  return gateway
}

const ownAnswerHeaders = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/** The gateway's own answers keep AWS's status and message, which the app knows, and are never kept by anyone. */
function addOwnAnswer(gateway: RestApi, type: ResponseType, headers: Readonly<Record<string, string>>): void {
  const quoted = Object.entries(headers).map(([name, value]) => [name, `'${value}'`])
  gateway.addGatewayResponse(type.responseType, { type, responseHeaders: Object.fromEntries(quoted) })
}

export interface RoutesOptions {
  readonly functions: FleetFunctions
  readonly userPool: UserPool
}

/** A method for every route of the table, each with its one scope. The site shares its origin; only a laptop needs CORS. */
export function addRoutes(
  gateway: RestApi,
  { functions, userPool }: RoutesOptions,
  { laptopAllowed }: StageSettings,
): void {
  const authorizer = new CognitoUserPoolsAuthorizer(gateway, 'Authorizer', {
    cognitoUserPools: [userPool],
    // A kept answer would outlive its token.
    resultsCacheTtl: Duration.seconds(0),
  })
  const requestValidator = gateway.addRequestValidator('PathParameters', { validateRequestParameters: true })
  for (const route of routeNames.map(routeOf)) {
    gateway.root
      .resourceForPath(route.path)
      .addMethod(
        route.method,
        new LambdaIntegration(functions[functionOf(route)], { allowTestInvoke: false }),
        {
          authorizer,
          authorizationType: AuthorizationType.COGNITO,
          authorizationScopes: [route.scope],
          requestValidator,
          requestParameters: pathParameters(route.path),
        },
      )
  }
  if (laptopAllowed) addPreflights(gateway, laptopOrigin)
}

/** Headers and bodies are checked by the boundary, whose refusals say what is wrong; the gateway's would not. */
function pathParameters(path: string): NonNullable<MethodOptions['requestParameters']> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  return Object.fromEntries(names.map((name) => [`method.request.path.${name}`, true]))
}
