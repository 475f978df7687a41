import * as v from 'valibot'
import { people } from '../../people.ts'
import { ServiceError } from '../service-error.ts'
import { attributesOf, describedUser } from './described-user.ts'
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
export const listUsers: DirectoryOperation = async (_pool, body) => {
  const { UserPoolId, AttributesToGet, Filter, Limit, PaginationToken } = inputOf(input, body)
  checkPool(UserPoolId)
  checkAttributes(AttributesToGet)
  const found = people.filter(userFilter(Filter))
  const { items, next } = pageOf(found, ({ username }) => username, { limit: Limit, token: PaginationToken })
  const Users = items.map(describedUser).map((user) => ({
    ...user,
    Attributes: user.Attributes.filter(({ Name }) => AttributesToGet?.includes(Name) ?? true),
  }))
  return { Users, ...(next && { PaginationToken: next }) }
}

function checkAttributes(wanted: readonly string[] | undefined): void {
  const known = people.flatMap(attributesOf).map(({ Name }) => Name)
  if (wanted?.every((name) => known.includes(name)) ?? true) return
  throw new ServiceError('InvalidParameterException', 'One or more requested attributes do not exist.')
}
