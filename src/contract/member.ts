import * as v from 'valibot'
import { type RoleGroup, roleGroups } from './groups.ts'

/** Someone of the tenant. */
export interface TenantMember {
  readonly username: string
  /** What people call them; '' where the user pool does not say. */
  readonly name: string
  readonly email: string
  /** Role groups only, from least to most; none means that they can't do anything. */
  readonly groups: readonly RoleGroup[]
  /** Whether they may sign in at all. */
  readonly enabled: boolean
}

/** A page of the tenant's members, in no order that means anything. */
export interface MemberPage {
  readonly items: readonly TenantMember[]
  readonly nextCursor: string | null
}

/** Who can give and take groups in the tenant: enough to know whom to ask. */
export interface Admins {
  readonly admins: readonly Pick<TenantMember, 'username' | 'name'>[]
}

const roleList = v.pipe(
  v.array(v.picklist(roleGroups, `Expected ${roleGroups.join(', ')}`), 'Expected a list of role groups'),
  v.check((groups) => new Set(groups).size === groups.length, 'Each group once'),
)

/** The body of updateMember: the role groups to have from now on, and those that were `seen` before, so that nobody's change is undone unseen. */
export const memberChange = v.strictObject({ groups: roleList, seen: roleList }, (issue) =>
  issue.expected === 'never' ? 'Not a field of a member' : 'Expected groups and seen',
)

export type MemberChange = Readonly<v.InferOutput<typeof memberChange>>
