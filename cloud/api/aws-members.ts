import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { cognitoDirectory } from './cognito-directory.ts'
import { allowOrigin } from './cross-origin.ts'
import { createLambda } from './lambda.ts'
import { logAll } from './request-log.ts'
import { optionalSetting, setting } from './setting.ts'

const api = createLambda({
  client: new DynamoDBClient({}),
  tableName: setting('TABLE_NAME'),
  members: cognitoDirectory(new CognitoIdentityProviderClient({}), setting('USER_POOL_ID')),
  clientId: setting('CLIENT_ID'),
  log: logAll,
})

/** The API as it is deployed for the routes below `/members/`: the only part of it that can ask the user pool. */
export const handler = allowOrigin(api, optionalSetting('ALLOWED_ORIGIN'))
