import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { fleetTable } from '#cloud/api/fleet-table.ts'
import { startTable, TableName } from '../support/database.ts'

const everything = new QueryCommand({
  TableName,
  KeyConditionExpression: 'pk = :all',
  ExpressionAttributeValues: { ':all': 'T#north#V' },
})

test('no answer of the database is copied for the log of the AWS SDK', async () => {
  const { client } = await startTable()
  const told: object[] = []
  const ignore = () => {}
  const info = (content: object) => told.push(content)
  const logger = { trace: ignore, debug: ignore, info, warn: ignore, error: ignore }
  const { requestHandler, region, endpoint, credentials } = client.config
  const logging = () =>
    new DynamoDBClient({ requestHandler, region, endpoint: endpoint ?? '', credentials, logger })

  await DynamoDBDocumentClient.from(logging()).send(everything)
  expect(told).toHaveLength(1)
  await fleetTable(logging(), TableName).document.send(everything)
  expect(told).toHaveLength(1)
})
