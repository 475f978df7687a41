import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import { tableDefinition, timeToLiveAttribute } from '../../api/table-definition.ts'

/** Creates the fleet's table where it is missing, as the deployment does on AWS. */
export async function createFleetTable(client: DynamoDBClient, TableName: string): Promise<void> {
  if (await isThere(client, TableName)) return
  await client.send(new CreateTableCommand({ TableName, ...tableDefinition }))
  const TimeToLiveSpecification = { AttributeName: timeToLiveAttribute, Enabled: true }
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }))
}

async function isThere(client: DynamoDBClient, TableName: string): Promise<boolean> {
  try {
    await client.send(new DescribeTableCommand({ TableName }))
    return true
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false
    throw error
  }
}
