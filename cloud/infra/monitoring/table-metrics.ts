import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { AlarmSpec } from './alarm.ts'
import type { DeployedTable } from '../fleet-table.ts'

/** All that cloud/api asks of the table. */
const operations = ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems']

export interface TableMetrics {
  readonly throttled: IMetric
  readonly failed: IMetric
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html */
export function tableMetrics(table: DeployedTable): TableMetrics {
  return {
    throttled: ofAllOperations(table, 'ThrottledRequests', 'throttled'),
    failed: ofAllOperations(table, 'SystemErrors', 'failed (5xx)'),
  }
}

/**
 * DynamoDB counts these by operation, and only those that there were. A sum with a missing part is missing too, so the parts
 * are filled with 0, which the CDK's own sums are not.
 */
function ofAllOperations({ tableName }: DeployedTable, metricName: string, label: string): MathExpression {
  const parts = operations.map((operation) => {
    const dimensionsMap = { TableName: tableName, Operation: operation }
    const metric = new Metric({ namespace: 'AWS/DynamoDB', metricName, dimensionsMap, statistic: Stats.SUM })
    return [`${metricName}${operation}`.replace(/^./, (first) => first.toLowerCase()), metric] as const
  })
  const expression = parts.map(([id]) => `FILL(${id}, 0)`).join(' + ')
  return new MathExpression({ expression, usingMetrics: Object.fromEntries(parts), label })
}

export function tableAlarms({ throttled, failed }: TableMetrics): readonly AlarmSpec[] {
  return [
    {
      name: 'table-throttled',
      metric: throttled,
      atLeast: 10,
      means: 'DynamoDB refuses requests; the functions try again, so answers are slow and then fail.',
      first:
        'see whether one tenant imports or edits in bulk (access log, by sub): one partition takes 1,000 writes a second. A new table also grows only by and by.',
    },
    {
      name: 'table-errors',
      metric: failed,
      atLeast: 5,
      means: 'DynamoDB itself fails; the functions try again, then answer "something went wrong".',
      first:
        'look at the AWS Health Dashboard for DynamoDB in this region. There is nothing to mend in the stack.',
    },
  ]
}
