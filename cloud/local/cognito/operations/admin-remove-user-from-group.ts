import { groupChange } from './group-change.ts'

/**
 * Not being in it is no error.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRemoveUserFromGroup.html
 */
export const adminRemoveUserFromGroup = groupChange((memberships, person, group) =>
  memberships.remove(person, group),
)
