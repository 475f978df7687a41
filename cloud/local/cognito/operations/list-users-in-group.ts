import * as v from 'valibot'
import { describedUser } from './described-user.ts'
import { checkGroup, checkPool } from './named.ts'
import { type DirectoryOperation, inputOf } from './operation.ts'
import { pageLimit, pageOf } from './page-of.ts'

const input = v.object({
  UserPoolId: v.string(),
  GroupName: v.string(),
  Limit: v.optional(pageLimit),
  NextToken: v.optional(v.string()),
})

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsersInGroup.html */
export const listUsersInGroup: DirectoryOperation = async (directory, body) => {
  const { UserPoolId, GroupName, Limit, NextToken } = inputOf(input, body)
  checkPool(UserPoolId)
  checkGroup(directory, GroupName)
  const members = directory.memberships.membersOf(GroupName)
  const { items, next } = pageOf(members, ({ username }) => username, { limit: Limit, token: NextToken })
  return { Users: items.map(describedUser), ...(next && { NextToken: next }) }
}
