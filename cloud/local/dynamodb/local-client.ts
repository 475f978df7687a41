import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { LocalDynamo } from './local-dynamo.ts'

/** The AWS SDK's client of a local DynamoDB; region, address and credentials are made up, and never leave the process. */
export function localClient({ requestHandler }: Pick<LocalDynamo, 'requestHandler'>): DynamoDBClient {
  return new DynamoDBClient({
    requestHandler,
    region: 'local',
    endpoint: 'http://dynamodb.local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
}
