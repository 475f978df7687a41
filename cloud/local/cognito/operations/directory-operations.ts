import { adminAddUserToGroup } from './admin-add-user-to-group.ts'
import { adminGetUser } from './admin-get-user.ts'
import { adminListGroupsForUser } from './admin-list-groups-for-user.ts'
import { adminRemoveUserFromGroup } from './admin-remove-user-from-group.ts'
import { listUsers } from './list-users.ts'
import { listUsersInGroup } from './list-users-in-group.ts'
import type { DirectoryOperation } from './operation.ts'

/** What needs IAM on AWS, and over the network the administrator's signature here. */
export const directoryOperations: ReadonlyMap<string, DirectoryOperation> = new Map([
  ['ListUsers', listUsers],
  ['ListUsersInGroup', listUsersInGroup],
  ['AdminGetUser', adminGetUser],
  ['AdminListGroupsForUser', adminListGroupsForUser],
  ['AdminAddUserToGroup', adminAddUserToGroup],
  ['AdminRemoveUserFromGroup', adminRemoveUserFromGroup],
])
