import { Duration } from 'aws-cdk-lib'
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
import type { Construct } from 'constructs'
import { routeNames, routeOf } from '#contract/routes.ts'
import { gatewayAccessLog } from './access-log.ts'
import { type FleetFunctions, functionOf } from './fleet-functions.ts'
import { addLogGroup } from './log-group.ts'
import { apiStage } from './site-addresses.ts'
import type { StageSettings } from './stage.ts'

/** An API without any routes yet. Its id is known before what is behind it: the site needs it. */
export function addFleetGateway(scope: Construct, stage: StageSettings): RestApi {
  const gateway = new RestApi(scope, 'FleetGateway', {
    description: 'Fleet API',
    endpointTypes: [EndpointType.REGIONAL],
    cloudWatchRole: true,
    deployOptions: {
      stageName: apiStage,
      throttlingRateLimit: 100,
      throttlingBurstLimit: 200,
      tracingEnabled: true,
      metricsEnabled: true,
      loggingLevel: MethodLoggingLevel.ERROR,
      // Would log whole requests, with the tokens in them.
      dataTraceEnabled: false,
      accessLogDestination: new LogGroupLogDestination(addLogGroup(scope, 'AccessLog', stage)),
      accessLogFormat: gatewayAccessLog,
    },
  })
  for (const type of [ResponseType.DEFAULT_4XX, ResponseType.DEFAULT_5XX]) addOwnAnswer(gateway, type)
  return gateway
}

/** The gateway's own answers keep AWS's status and message, which the app knows, and are never kept by anyone. */
function addOwnAnswer(gateway: RestApi, type: ResponseType): void {
  gateway.addGatewayResponse(type.responseType, {
    type,
    responseHeaders: { 'Cache-Control': "'no-store'", 'X-Content-Type-Options': "'nosniff'" },
  })
}

/** A method for every route of the table, each with its one scope. No CORS: the site and the API share an origin. */
export function addRoutes(gateway: RestApi, functions: FleetFunctions, userPool: UserPool): void {
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
}

/** Headers and bodies are checked by the boundary, whose refusals say what is wrong; the gateway's would not. */
function pathParameters(path: string): NonNullable<MethodOptions['requestParameters']> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  return Object.fromEntries(names.map((name) => [`method.request.path.${name}`, true]))
}
