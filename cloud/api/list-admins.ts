import type { Handler } from './handler.ts'
import { directoryIn } from './member-directory.ts'
import { adminsOf } from './tenant-members.ts'

/** Whom to ask for a group: the names of the tenant's admins, and nothing else of them. */
export const listAdmins: Handler<'listAdmins'> = async ({ tenant }, _input, context) => {
  const admins = await adminsOf(directoryIn(context), tenant)
  return { body: { admins: admins.map(({ username, name }) => ({ username, name })) } }
}
