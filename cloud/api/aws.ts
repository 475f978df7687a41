import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createLambda } from './lambda.ts'
import { logAll } from './request-log.ts'
import { setting } from './setting.ts'

/** The API as it is deployed, but for the routes below `/members/`. */
export const handler = createLambda({
  client: new DynamoDBClient({}),
  tableName: setting('TABLE_NAME'),
  clientId: setting('CLIENT_ID'),
  log: logAll,
})
