import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { administrator } from '#cloud/local/cognito/administrator.ts'

type ClientConfig = ConstructorParameters<typeof CognitoIdentityProviderClient>[0]

/** AWS's own client for the user pools API of a local cloud, as an administrator unless told otherwise; asks once. */
export function userPoolClient(origin: string, config: ClientConfig = {}): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    endpoint: `${origin}/cognito-idp`,
    region: 'us-east-1',
    credentials: administrator,
    maxAttempts: 1,
    ...config,
  })
}
