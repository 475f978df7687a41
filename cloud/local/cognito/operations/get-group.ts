import * as v from 'valibot'
import { describedGroup } from './described-group.ts'
import { checkGroup, checkPool } from './named.ts'
import { type DirectoryOperation, inputOf } from './operation.ts'

const input = v.object({ UserPoolId: v.string(), GroupName: v.string() })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetGroup.html */
export const getGroup: DirectoryOperation = async (directory, body) => {
  const { UserPoolId, GroupName } = inputOf(input, body)
  checkPool(UserPoolId)
  checkGroup(directory, GroupName)
  return { Group: describedGroup(GroupName) }
}
