import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'

/**
 * What the gateway logs of a request: no header, path parameter, query or body. Refusals are logged by their type, as
 * their message may quote the Authorization header.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
export const gatewayAccessLog = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    at: '$context.requestTimeEpoch',
    method: '$context.httpMethod',
    route: '$context.resourcePath',
    status: '$context.status',
    refusal: '$context.error.responseType',
    sub: '$context.authorizer.claims.sub',
    latencyMs: '$context.responseLatency',
    functionLatencyMs: '$context.integration.latency',
    traceId: '$context.xrayTraceId',
  }),
)
