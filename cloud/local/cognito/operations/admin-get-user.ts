import * as v from 'valibot'
import { describedUser } from './described-user.ts'
import { checkPool, personNamed } from './named.ts'
import { type DirectoryOperation, inputOf } from './operation.ts'

const input = v.object({ UserPoolId: v.string(), Username: v.string() })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html */
export const adminGetUser: DirectoryOperation = async (directory, body) => {
  const { UserPoolId, Username } = inputOf(input, body)
  checkPool(UserPoolId)
  const { Attributes: UserAttributes, ...user } = describedUser(personNamed(directory, Username))
  return { ...user, UserAttributes }
}
