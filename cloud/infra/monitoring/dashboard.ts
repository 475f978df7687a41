import { Duration, Stack } from 'aws-cdk-lib'
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type GraphWidgetProps,
  type IMetric,
  Metric,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import type { Construct } from 'constructs'
import type { GatewayMetrics } from './gateway-metrics.ts'
import type { TableMetrics } from './table-metrics.ts'
import type { Watched } from './watched.ts'

export interface DashboardOptions extends Watched {
  readonly alarms: readonly Alarm[]
  readonly api: GatewayMetrics
  readonly database: TableMetrics
}

/** One page for whoever was woken: which alarms are on, then the way of a request from the sign-in to the table. */
export function addDashboard(scope: Construct, options: DashboardOptions): Dashboard {
  const { alarms, api, database, functions, trigger, table } = options
  const all = { ...functions, trigger }
  const each = (metricOf: (one: NodejsFunction) => Metric) =>
    Object.entries(all).map(([label, one]) => metricOf(one).with({ label }))
  const sum = { statistic: Stats.SUM }
  const dashboard = new Dashboard(scope, 'Dashboard', {
    dashboardName: Stack.of(scope).stackName,
    defaultInterval: Duration.hours(3),
  })
  dashboard.addWidgets(new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 24 }))
  dashboard.addWidgets(
    graph('API: requests', [api.requests, api.refused, api.failed, api.throttled]),
    graph('API: latency, ms', [api.latency(50), api.latency(95), api.latency(99)]),
    graph('Site: requests, and 5xx in %', [cloudFront(options, 'Requests', Stats.SUM)], {
      right: [cloudFront(options, '5xxErrorRate', Stats.AVERAGE)],
    }),
  )
  dashboard.addWidgets(
    graph('Sign-ins and renewals', signIns(options)),
    graph('Trigger: duration, ms (Cognito waits 5 s)', [
      trigger.metricDuration({ statistic: Stats.percentile(50), label: 'p50' }),
      trigger.metricDuration({ statistic: Stats.MAXIMUM, label: 'longest' }),
    ]),
    graph('Functions: errors and throttles', [
      ...each((one) => one.metricErrors(sum)),
      ...each((one) => one.metricThrottles(sum)).map((metric) =>
        metric.with({ label: `${metric.label} throttled` }),
      ),
    ]),
  )
  dashboard.addWidgets(
    graph(
      'Functions: duration p99, ms',
      each((one) => one.metricDuration({ statistic: Stats.percentile(99) })),
    ),
    graph('Table: capacity units', [
      table.metricConsumedReadCapacityUnits({ label: 'read' }),
      table.metricConsumedWriteCapacityUnits({ label: 'write' }),
    ]),
    graph('Table: throttled and failed', [database.throttled, database.failed]),
  )
  return dashboard
}

function graph(title: string, left: IMetric[], more: GraphWidgetProps = {}): GraphWidget {
  return new GraphWidget({ title, left, width: 8, ...more })
}

/**
 * The user pool's own metrics, and what its trigger was asked for, which is both together.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/metrics-for-cognito-user-pools.html
 */
function signIns({ userPool, client, trigger }: Watched): IMetric[] {
  const dimensionsMap = { UserPool: userPool.userPoolId, UserPoolClient: client.userPoolClientId }
  const cognito = (metricName: string, label: string) =>
    new Metric({ namespace: 'AWS/Cognito', metricName, dimensionsMap, statistic: Stats.SUM, label })
  return [
    cognito('SignInSuccesses', 'sign-ins'),
    cognito('TokenRefreshSuccesses', 'renewals'),
    cognito('SignInThrottles', 'sign-ins throttled'),
    cognito('TokenRefreshThrottles', 'renewals throttled'),
    trigger.metricInvocations({ statistic: Stats.SUM, label: 'both (trigger)' }),
  ]
}

/** CloudFront's metrics are in us-east-1 only: a dashboard can show them from anywhere, an alarm can't go off on them. */
function cloudFront({ distribution }: Watched, metricName: string, statistic: string): Metric {
  return new Metric({
    namespace: 'AWS/CloudFront',
    metricName,
    dimensionsMap: { DistributionId: distribution.distributionId, Region: 'Global' },
    region: 'us-east-1',
    statistic,
  })
}
