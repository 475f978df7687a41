import { type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import type { FleetFunctions } from '../fleet-functions.ts'
import type { AlarmSpec } from './alarm.ts'

const askForMore =
  'compare ConcurrentExecutions with the account’s quota for Lambda (new accounts begin with 10), and ask AWS for more.'

const does: Readonly<Record<keyof FleetFunctions, string>> = {
  read: 'read',
  write: 'change vehicles or send commands',
  members: 'are about members',
}

/** What the API's functions refuse or catch is no error here: these are crashes and time-outs. */
export function functionAlarms(functions: FleetFunctions): readonly AlarmSpec[] {
  return (['read', 'write', 'members'] as const).flatMap((name) => functionAlarmsOf(name, functions[name]))
}

function functionAlarmsOf(name: keyof FleetFunctions, one: NodejsFunction): readonly AlarmSpec[] {
  return [
    {
      name: `${name}-function-errors`,
      metric: sum(one.metricErrors()),
      atLeast: 3,
      means: `The function behind the calls that ${does[name]} crashes, or takes longer than 10 seconds; people are told "something went wrong".`,
      first: `read the latest errors in the log ${one.logGroup.logGroupName}. "Task timed out": look at the table's throttling. Right after a deployment: go back to the version before.`,
    },
    {
      name: `${name}-function-throttled`,
      metric: sum(one.metricThrottles()),
      atLeast: 1,
      means: `The calls that ${does[name]} are turned away, because all the functions of the account together run too often at once.`,
      first: askForMore,
    },
  ]
}

/** The user pool's trigger: where it fails nobody signs in, and nobody's token is renewed. */
export function triggerAlarms(trigger: NodejsFunction): readonly AlarmSpec[] {
  const { logGroupName } = trigger.logGroup
  return [
    {
      name: 'sign-in-errors',
      metric: sum(trigger.metricErrors()),
      atLeast: 1,
      means:
        'The user pool’s trigger fails: people can’t sign in, and within 15 minutes nobody’s token is renewed.',
      first: `read the latest error in the log ${logGroupName}. "Expected a pre token generation event of version 2": set the trigger's version to V2_0 in the user pool.`,
    },
    {
      name: 'sign-in-throttled',
      metric: sum(trigger.metricThrottles()),
      atLeast: 1,
      means:
        'The user pool’s trigger is turned away: some people can’t sign in, or their token is not renewed.',
      first: askForMore,
    },
    {
      name: 'sign-in-slow',
      metric: trigger.metricDuration({ statistic: Stats.MAXIMUM }),
      atLeast: 3000,
      means:
        'The user pool’s trigger takes 3 seconds; Cognito gives up after 5, its start included, and the sign-in fails.',
      first: `look at Duration and Init Duration in the log ${logGroupName}: it calls nothing, so that it is slow at all is AWS’s or a new bundle’s doing.`,
    },
  ]
}

function sum(metric: Metric): Metric {
  return metric.with({ statistic: Stats.SUM })
}
