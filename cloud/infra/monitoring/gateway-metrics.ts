import { Duration } from 'aws-cdk-lib'
import type { RestApi } from 'aws-cdk-lib/aws-apigateway'
import { type IMetric, MathExpression, type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { FilterPattern, type LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs'
import type { AlarmSpec } from './alarm.ts'

export interface GatewayMetrics {
  readonly requests: Metric
  readonly refused: Metric
  readonly failed: Metric
  /** Of the answers, in milliseconds, as the given percentile. */
  latency(percentile: number): Metric
  readonly throttled: Metric
}

/**
 * The gateway's own metrics. It has none for 429 alone, so those are counted in its access log, which leaves some out when there
 * are very many.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
 */
export function gatewayMetrics(gateway: RestApi, accessLog: LogGroup): GatewayMetrics {
  const { deploymentStage } = gateway
  const throttled = new MetricFilter(gateway, 'Throttled', {
    logGroup: accessLog,
    metricNamespace: gateway.restApiName,
    metricName: 'ThrottledRequests',
    filterPattern: FilterPattern.stringValue('$.status', '=', '429'),
  })
  const sum = { statistic: Stats.SUM }
  return {
    requests: deploymentStage.metricCount({ ...sum, label: 'requests' }),
    refused: deploymentStage.metricClientError({ ...sum, label: 'refused (4xx)' }),
    failed: deploymentStage.metricServerError({ ...sum, label: 'failed (5xx)' }),
    latency: (percentile) =>
      deploymentStage.metricLatency({ statistic: Stats.percentile(percentile), label: `p${percentile}` }),
    throttled: throttled.metric({ ...sum, label: 'throttled (429)' }),
  }
}

export function gatewayAlarms(metrics: GatewayMetrics, { logGroupName }: LogGroup): readonly AlarmSpec[] {
  return [
    {
      name: 'api-5xx',
      metric: metrics.failed,
      atLeast: 5,
      means: 'The API answers "something went wrong" to people.',
      first: `read the latest entries with status 5xx in the log ${logGroupName}; their requestId finds the error in the log of the function. After a deployment: go back to the version before.`,
    },
    {
      name: 'api-slow',
      metric: metrics.latency(99),
      atLeast: 3000,
      periods: 3,
      isPercentile: true,
      means: 'For a quarter of an hour one answer of a hundred has taken 3 seconds or longer.',
      first: 'look at the functions’ duration and at the table’s throttling; then at the traces in X-Ray.',
    },
    {
      name: 'api-throttled',
      metric: metrics.throttled,
      atLeast: 10,
      means: 'Requests are refused with 429: together they are more than cloud/infra/throttling.ts allows.',
      first: `count the entries of the last minutes by sub in the log ${logGroupName}. One person’s script: take away their groups or disable them. Everybody: raise the limit.`,
    },
    {
      name: 'api-refused',
      metric: mostlyRefused(metrics),
      atLeast: 50,
      means:
        'Half of at least 200 requests in a quarter of an hour were refused (4xx): a probe, or an app that is not told what the API expects.',
      first: `count the entries by status, refusal and route in the log ${logGroupName}. 401 everywhere: compare the user pool’s app client with the functions’ CLIENT_ID.`,
    },
  ]
}

/** Per cent of the requests, and 0 where there are too few to say. */
function mostlyRefused({ requests, refused }: GatewayMetrics): IMetric {
  return new MathExpression({
    expression: 'IF(requests >= 200, 100 * refused / requests, 0)',
    usingMetrics: { requests, refused },
    period: Duration.minutes(15),
    label: 'refused, %',
  })
}
