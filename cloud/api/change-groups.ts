import type { RoleGroup } from '#contract/groups.ts'
import type { TenantMember } from '#contract/member.ts'
import { allowedEntry } from './audit-entry.ts'
import { recordEntry } from './audit-store.ts'
import type { HandlerContext, Member } from './handler.ts'
import { directoryIn } from './member-directory.ts'
import type { StillHeld } from './member-lease.ts'
import { findMember } from './tenant-members.ts'

/** What is to become of a member's groups, and by whom. */
export interface GroupChange {
  readonly caller: Member
  readonly member: TenantMember
  readonly groups: readonly RoleGroup[]
}

/**
 * Gives a member these groups. The audit entry comes first: should the function end in between, there is no change that nobody
 * can find. Groups are added before any is taken, so that nobody is without one meanwhile.
 */
export async function changeGroups(
  change: GroupChange,
  context: HandlerContext,
  stillHeld: StillHeld,
): Promise<void> {
  const { member, groups: to } = change
  const { username, groups: from } = member
  const directory = directoryIn(context)
  await record(change, { from, to }, context)
  try {
    for (const group of to.filter((one) => !from.includes(one))) {
      stillHeld()
      await directory.addTo(username, group)
    }
    for (const group of from.filter((one) => !to.includes(one))) {
      stillHeld()
      await directory.removeFrom(username, group)
    }
  } catch (error) {
    await correct(change, context)
    throw error
  }
}

/** A second entry tells what the groups are instead; where the user pool can't say, the first one stands alone. */
async function correct(change: GroupChange, context: HandlerContext): Promise<void> {
  const { caller, member, groups: from } = change
  const left = await findMember(directoryIn(context), caller.tenant, member.username).catch(() => undefined)
  if (left) await record(change, { from, to: left.groups, reason: notTaken }, context)
}

const notTaken = 'The user pool did not take the change before this entry, or only a part of it'

function record(
  { caller, member }: GroupChange,
  { from, to, reason }: { from: readonly RoleGroup[]; to: readonly RoleGroup[]; reason?: string },
  context: HandlerContext,
): Promise<void> {
  const changes = [{ field: 'groups' as const, from, to }]
  const happening = { action: 'updateMember' as const, member: member.username, changes }
  const entry = allowedEntry(caller, { ...happening, ...(reason !== undefined && { reason }) }, context)
  return recordEntry(context.table, caller.tenant, entry)
}
