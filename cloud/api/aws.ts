import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { allowOrigin } from './cross-origin.ts'
import { createLambda } from './lambda.ts'
import { logAll } from './request-log.ts'
import { optionalSetting, setting } from './setting.ts'

const api = createLambda({
  client: new DynamoDBClient({}),
  tableName: setting('TABLE_NAME'),
  clientId: setting('CLIENT_ID'),
  log: logAll,
})

/** The API as it is deployed, but for the routes below `/members/`. */
export const handler = allowOrigin(api, optionalSetting('ALLOWED_ORIGIN'))
