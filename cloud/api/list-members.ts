import { membersCursor, readCursor, writeCursor } from './cursor.ts'
import type { Handler } from './handler.ts'
import { directoryIn } from './member-directory.ts'
import { membersAfter } from './tenant-members.ts'

/** A page of the tenant's people, with the role groups that each is in. */
export const listMembers: Handler<'listMembers'> = async ({ tenant }, { limit, cursor }, context) => {
  const after = readCursor(cursor, membersCursor(tenant))?.after
  const { members, next } = await membersAfter(directoryIn(context), tenant, { limit, after })
  const nextCursor = next === undefined ? null : writeCursor({ kind: 'members', tenant, after: next })
  return { body: { items: members, nextCursor } }
}
