import { type RoleGroup, roleGroups } from '#contract/groups.ts'
import type { MemberChange, TenantMember } from '#contract/member.ts'
import { type MemberDenial, memberDenial, memberRefusalText } from '#contract/member-refusal.ts'
import { ApiProblem, memberNotFound } from './api-problem.ts'
import { deniedEntry } from './audit-entry.ts'
import { recordEntry } from './audit-store.ts'
import { changeGroups } from './change-groups.ts'
import type { Handler, HandlerContext, Member } from './handler.ts'
import { directoryIn } from './member-directory.ts'
import { withMemberLease } from './member-lease.ts'
import { adminsOf, findMember } from './tenant-members.ts'

/**
 * Gives a member other role groups. Changes of one tenant's members happen one at a time, so that two admins can't take
 * `admin` from each other at once. Tokens that are out keep their scopes: the member's next refresh has the new ones.
 */
export const updateMember: Handler<'updateMember'> = async (caller, { username, change }, context) => {
  if (username === caller.username) throw await refusal('own_groups', { caller, username, context })
  return withMemberLease(context, caller.tenant, async (stillHeld) => {
    const member = await memberAsSeen(caller, username, change, context)
    const groups = inOrder(change.groups)
    if (isSame(groups, member.groups)) return { body: member }
    // The caller may have been taken out of `admin` since the token was issued, and so doesn't count by being here.
    const admins = await adminsOf(directoryIn(context), caller.tenant)
    const denial = memberDenial(caller, member, groups, admins)
    if (denial) throw await refusal(denial, { caller, username, context })
    await changeGroups({ caller, member, groups }, context, stillHeld)
    return { body: { ...member, groups } }
  })
}

async function memberAsSeen(
  { tenant }: Member,
  username: string,
  { seen }: MemberChange,
  context: HandlerContext,
): Promise<TenantMember> {
  const member = await findMember(directoryIn(context), tenant, username)
  if (!member) throw memberNotFound()
  if (isSame(inOrder(seen), member.groups)) return member
  const now = member.groups.join(', ') || 'none'
  const message = `The member’s groups have been changed since you read them: they are now ${now}. Compare, then save again.`
  throw new ApiProblem('member_changed', message, { member })
}

/** What was refused to an admin is in the audit too. */
async function refusal(
  code: MemberDenial,
  { caller, username, context }: { caller: Member; username: string; context: HandlerContext },
): Promise<ApiProblem> {
  const entry = deniedEntry(caller, { action: 'updateMember', member: username, code }, context)
  await recordEntry(context.table, caller.tenant, entry)
  return new ApiProblem(code, memberRefusalText(code, caller))
}

function inOrder(groups: readonly RoleGroup[]): readonly RoleGroup[] {
  return roleGroups.filter((role) => groups.includes(role))
}

function isSame(one: readonly RoleGroup[], other: readonly RoleGroup[]): boolean {
  return one.join() === other.join()
}
