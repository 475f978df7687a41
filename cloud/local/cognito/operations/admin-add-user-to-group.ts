import * as v from 'valibot'
import { checkGroup, checkPool, personNamed } from './named.ts'
import { inputOf, type Operation } from './operation.ts'

const input = v.object({ UserPoolId: v.string(), Username: v.string(), GroupName: v.string() })

/**
 * Being in it already is no error. Tokens that are out keep their groups: the next refresh has the new ones.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminAddUserToGroup.html
 */
export const adminAddUserToGroup: Operation = async (pool, body) => {
  const { UserPoolId, Username, GroupName } = inputOf(input, body)
  checkPool(UserPoolId)
  const person = personNamed(Username)
  checkGroup(GroupName)
  pool.memberships.add(person, GroupName)
  await pool.save()
  return {}
}
