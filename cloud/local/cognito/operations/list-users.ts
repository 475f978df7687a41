import * as v from 'valibot'
import { ServiceError } from '../service-error.ts'
import { describedUser } from './described-user.ts'
import { checkPool } from './named.ts'
import { type DirectoryOperation, inputOf } from './operation.ts'
import { pageLimit, pageOf } from './page-of.ts'
import { userFilter } from './user-filter.ts'

const input = v.object({
  UserPoolId: v.string(),
  AttributesToGet: v.optional(v.array(v.string())),
  Filter: v.optional(v.string()),
  Limit: v.optional(pageLimit),
  PaginationToken: v.optional(v.string()),
})

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html */
export const listUsers: DirectoryOperation = async ({ people }, body) => {
  const { UserPoolId, AttributesToGet, Filter, Limit, PaginationToken } = inputOf(input, body)
  checkPool(UserPoolId)
  checkAttributes(AttributesToGet)
  const found = people.all().filter(userFilter(Filter))
  const { items, next } = pageOf(found, ({ username }) => username, { limit: Limit, token: PaginationToken })
  const Users = items.map(describedUser).map((user) => ({
    ...user,
    Attributes: user.Attributes.filter(({ Name }) => AttributesToGet?.includes(Name) ?? true),
  }))
  return { Users, ...(next && { PaginationToken: next }) }
}

/** What anybody here may have. */
const knownAttributes: readonly string[] = ['sub', 'email', 'email_verified', 'name']

function checkAttributes(wanted: readonly string[] | undefined): void {
  if (wanted?.every((name) => knownAttributes.includes(name)) ?? true) return
  throw new ServiceError('InvalidParameterException', 'One or more requested attributes do not exist.')
}
