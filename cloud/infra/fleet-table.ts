import {
  AttributeType,
  Billing,
  type GlobalSecondaryIndexPropsV2,
  type ITableV2,
  ProjectionType,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import { tableDefinition, timeToLiveAttribute } from '../api/table-definition.ts'
import type { StageSettings } from './stage.ts'

type KeySchema = (typeof tableDefinition)['KeySchema'] | (typeof indexes)[number]['KeySchema']

const { AttributeDefinitions, GlobalSecondaryIndexes: indexes, KeySchema: tableKeys } = tableDefinition

/** All that the other parts need of a table. */
export type DeployedTable = Pick<
  ITableV2,
  'tableName' | 'tableArn' | 'metricConsumedReadCapacityUnits' | 'metricConsumedWriteCapacityUnits'
>

/**
 * The fleet's table, with the keys and indexes of table-definition.ts; every moment of the last 35 days can be restored, which makes
 * a table of its own: where the stage names one, that is worked with, and the stack's stays as it is.
 */
export function addFleetTable(
  scope: Construct,
  { removalPolicy, deletionProtection, restoredTable }: StageSettings,
): DeployedTable {
  const own = new TableV2(scope, 'FleetTable', {
    ...keysOf(tableKeys),
    globalSecondaryIndexes: indexes.map((index): GlobalSecondaryIndexPropsV2 => ({
      indexName: index.IndexName,
      ...keysOf(index.KeySchema),
      projectionType: ProjectionType[index.Projection.ProjectionType],
    })),
    timeToLiveAttribute,
    billing: Billing.onDemand(),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    removalPolicy,
    deletionProtection,
  })
  return restoredTable === null ? own : TableV2.fromTableName(scope, 'RestoredTable', restoredTable)
}

function keysOf(schema: KeySchema) {
  const [partition, sort] = ['HASH', 'RANGE'].map((type) => {
    const name = schema.find(({ KeyType }) => KeyType === type)?.AttributeName
    return attribute(name)
  })
  if (!partition || !sort) throw new Error('Expected a partition key and a sort key in table-definition.ts')
  return { partitionKey: partition, sortKey: sort }
}

const attributeTypes = { S: AttributeType.STRING, N: AttributeType.NUMBER, B: AttributeType.BINARY }

function attribute(name: string | undefined) {
  const defined = AttributeDefinitions.find(({ AttributeName }) => AttributeName === name)
  return defined && { name: defined.AttributeName, type: attributeTypes[defined.AttributeType] }
}
