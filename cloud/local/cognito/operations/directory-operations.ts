import { adminAddUserToGroup } from './admin-add-user-to-group.ts'
import { adminCreateUser } from './admin-create-user.ts'
import { adminGetUser } from './admin-get-user.ts'
import { adminListGroupsForUser } from './admin-list-groups-for-user.ts'
import { adminRemoveUserFromGroup } from './admin-remove-user-from-group.ts'
import { createGroup } from './create-group.ts'
import { getGroup } from './get-group.ts'
import { listUsers } from './list-users.ts'
import { listUsersInGroup } from './list-users-in-group.ts'
import type { DirectoryOperation } from './operation.ts'

/** What needs IAM on AWS, and over the network the administrator's signature here. */
export const directoryOperations: ReadonlyMap<string, DirectoryOperation> = new Map([
  ['CreateGroup', createGroup],
  ['GetGroup', getGroup],
  ['ListUsers', listUsers],
  ['ListUsersInGroup', listUsersInGroup],
  ['AdminCreateUser', adminCreateUser],
  ['AdminGetUser', adminGetUser],
  ['AdminListGroupsForUser', adminListGroupsForUser],
  ['AdminAddUserToGroup', adminAddUserToGroup],
  ['AdminRemoveUserFromGroup', adminRemoveUserFromGroup],
])
