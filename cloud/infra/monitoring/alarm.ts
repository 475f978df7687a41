import { Stack } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'

/** One thing that somebody is woken for. */
export interface AlarmSpec {
  /** kebab-case; the alarm is called `fleet-console-<stage>-<name>`. */
  readonly name: string
  /** Of 5 minutes, unless it says otherwise. */
  readonly metric: IMetric
  /** It goes off at this value or above. */
  readonly atLeast: number
  /** In so many periods of the metric, one after another; 1 without. */
  readonly periods?: number
  /** The metric is a percentile, which a handful of requests says nothing about. */
  readonly isPercentile?: boolean
  readonly means: string
  /** What to do first. */
  readonly first: string
}

/** Adds alarms that are told to the topic, and when they are over. Where nobody calls there is no data, and nothing wrong. */
export function addAlarms(scope: Construct, topic: ITopic, specs: readonly AlarmSpec[]): readonly Alarm[] {
  const { stackName } = Stack.of(scope)
  const action = new SnsAction(topic)
  return specs.map(({ name, metric, atLeast, periods = 1, isPercentile, means, first }) => {
    const alarm = new Alarm(scope, `Alarm-${name}`, {
      alarmName: `${stackName}-${name}`,
      alarmDescription: `${means} First: ${first} Dashboard: ${stackName}.`,
      metric,
      threshold: atLeast,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...(isPercentile && { evaluateLowSampleCountPercentile: 'ignore' }),
    })
    alarm.addAlarmAction(action)
    alarm.addOkAction(action)
    return alarm
  })
}
