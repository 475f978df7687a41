import * as v from 'valibot'
import { ServiceError } from '../service-error.ts'
import { describedGroup } from './described-group.ts'
import { checkPool } from './named.ts'
import { type DirectoryOperation, inputOf } from './operation.ts'
import { poolName } from './pool-name.ts'

const input = v.object({ UserPoolId: v.string(), GroupName: poolName })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html */
export const createGroup: DirectoryOperation = async ({ memberships, save }, body) => {
  const { UserPoolId, GroupName } = inputOf(input, body)
  checkPool(UserPoolId)
  if (memberships.has(GroupName)) {
    throw new ServiceError('GroupExistsException', 'A group with the name already exists.')
  }
  memberships.make(GroupName)
  await save()
  return { Group: describedGroup(GroupName) }
}
