import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { inProcessHandler } from '../in-process-handler.ts'
import { administrator } from './administrator.ts'
import { directoryOperations } from './operations/directory-operations.ts'
import type { Directory } from './operations/operation.ts'
import { callBody, errorBody, operationIn } from './service-call.ts'
import { ServiceError } from './service-error.ts'
import { region } from './user-pool-id.ts'

/**
 * The AWS SDK's client of the local user pool for the fleet API, as the function has it on AWS. It never leaves the process, so
 * signatures are not looked at: their clock would be the laptop's and not the local cloud's. Asks once, since nothing throttles.
 */
export function directoryClient(directory: Directory): CognitoIdentityProviderClient {
  const requestHandler = inProcessHandler('application/x-amz-json-1.1', async ({ target, body }) => {
    try {
      const { operation } = operationIn(directoryOperations, target)
      return { statusCode: 200, body: await operation(directory, callBody(body)) }
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      return { statusCode: error.status, body: errorBody(error) }
    }
  })
  return new CognitoIdentityProviderClient({
    requestHandler,
    region,
    endpoint: 'http://cognito-idp.local',
    credentials: administrator,
    maxAttempts: 1,
  })
}
