import * as v from 'valibot'
import { describedGroup } from './described-group.ts'
import { checkPool, personNamed } from './named.ts'
import { type DirectoryOperation, inputOf } from './operation.ts'
import { pageLimit, pageOf } from './page-of.ts'

const input = v.object({
  UserPoolId: v.string(),
  Username: v.string(),
  Limit: v.optional(pageLimit),
  NextToken: v.optional(v.string()),
})

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListGroupsForUser.html */
export const adminListGroupsForUser: DirectoryOperation = async (directory, body) => {
  const { UserPoolId, Username, Limit, NextToken } = inputOf(input, body)
  checkPool(UserPoolId)
  const groups = directory.memberships.groupsOf(personNamed(directory, Username))
  const { items, next } = pageOf(groups, (name) => name, { limit: Limit, token: NextToken })
  return { Groups: items.map(describedGroup), ...(next && { NextToken: next }) }
}
