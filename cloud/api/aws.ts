import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createLambda } from './lambda.ts'
import { logAll } from './request-log.ts'

/** What the deployment must set. @throws if it is missing, so that a wrong deployment fails at its first call */
function setting(name: 'TABLE_NAME' | 'CLIENT_ID'): string {
  const value = process.env[name]
  if (!value)
    throw new Error(`The environment variable ${name} is not set; the deployment sets it (cloud/infra)`)
  return value
}

/** The API as it is deployed. */
export const handler = createLambda({
  client: new DynamoDBClient({}),
  tableName: setting('TABLE_NAME'),
  clientId: setting('CLIENT_ID'),
  log: logAll,
})
