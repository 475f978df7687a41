import { groupChange } from './group-change.ts'

/**
 * Being in it already is no error.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminAddUserToGroup.html
 */
export const adminAddUserToGroup = groupChange((memberships, person, group) => memberships.add(person, group))
