import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { FleetTable } from '../../api/fleet-table.ts'

/** Where test people are made, and what they do is kept. */
export interface TestPool {
  readonly client: CognitoIdentityProviderClient
  readonly userPoolId: string
  readonly table: FleetTable
}
