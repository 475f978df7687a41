import {
  CreateGroupCommand,
  GetGroupCommand,
  GroupExistsException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Pool } from './pool-account.ts'

/**
 * Makes a tenant's group unless it is there; whether it had to. Alone it lets nobody in.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html
 */
export async function makeTenantGroup({ client, userPoolId }: Pool, group: string): Promise<boolean> {
  const named = { UserPoolId: userPoolId, GroupName: group }
  try {
    await client.send(new GetGroupCommand(named))
    return false
  } catch (error) {
    // Also what there is to say of a pool that does not exist: making the group fails then as well.
    if (!(error instanceof ResourceNotFoundException)) throw error
  }
  try {
    await client.send(new CreateGroupCommand(named))
    return true
  } catch (error) {
    // Somebody else was faster.
    if (error instanceof GroupExistsException) return false
    throw error
  }
}
