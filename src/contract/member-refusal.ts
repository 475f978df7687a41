import type { Caller } from './caller.ts'
import type { RoleGroup } from './groups.ts'
import type { TenantMember } from './member.ts'

/** Why nobody may change a member's groups like this, although the caller is an admin: the API's problem codes. */
export type MemberDenial = 'own_groups' | 'last_admin'

/**
 * Whether a member may be given exactly these role groups. Nobody changes their own, so no admin can lock themselves out; and one
 * of `admins`, those of the tenant who may sign in, stays one. For the screen a hint: the API asks again, with the user pool's word.
 */
export function memberDenial(
  caller: Pick<Caller, 'username'>,
  member: Pick<TenantMember, 'username' | 'groups'>,
  groups: readonly RoleGroup[],
  admins: readonly Pick<TenantMember, 'username'>[],
): MemberDenial | null {
  if (member.username === caller.username) return 'own_groups'
  if (!member.groups.includes('admin') || groups.includes('admin')) return null
  return admins.every(({ username }) => username === member.username) ? 'last_admin' : null
}

/** Such a refusal in words: what can't be done, and what to do instead. Screens and API say the same. */
export function memberRefusalText(denial: MemberDenial, { tenant }: Pick<Caller, 'tenant'>): string {
  switch (denial) {
    case 'own_groups':
      return `You can't change your own groups: another admin of ${tenant} can.`
    case 'last_admin':
      return `This is the last admin of ${tenant} who may sign in, and stays one: make somebody else an admin first.`
  }
}
