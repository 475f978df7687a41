import { type RoleGroup, roleGroups, tenantGroup } from '#contract/groups.ts'

/** Someone in the local user pool. `role` and `tenant` say what the first groups are, for the start message. */
export interface Person {
  readonly sub: string
  readonly username: string
  /** '' for none. */
  readonly name: string
  readonly email: string
  /** The groups until someone changes them: what holds now is `GroupMemberships`' to say. */
  readonly groups: readonly string[]
  /** When an administrator made them, in seconds since 1970. */
  readonly createdAt?: number
  /** Whether they were created and have not signed in yet. */
  readonly invited?: boolean
  readonly role?: RoleGroup
  readonly tenant?: string
}

const member = (role: RoleGroup, tenant: string) => ({ role, tenant, groups: [role, tenantGroup(tenant)] })

/** The groups that there are from the beginning. */
export const groupNames: readonly string[] = [...roleGroups, tenantGroup('north'), tenantGroup('south')]

/** Everyone who can sign in to the local cloud from the beginning. They exist on this laptop only. */
export const people: readonly Person[] = [
  {
    sub: '84a8d4b8-70c1-7041-3a52-1f0d5b6e9c01',
    username: 'operator',
    name: 'Inês Moreau',
    email: 'ines.moreau@fleet.example',
    ...member('operator', 'north'),
  },
  {
    sub: '84a8d4b8-70c1-7041-3a52-1f0d5b6e9c02',
    username: 'manager',
    name: 'Daniel Okafor',
    email: 'daniel.okafor@fleet.example',
    ...member('manager', 'north'),
  },
  {
    sub: '84a8d4b8-70c1-7041-3a52-1f0d5b6e9c03',
    username: 'admin',
    name: 'Priya Raman',
    email: 'priya.raman@fleet.example',
    ...member('admin', 'north'),
  },
  {
    sub: '84a8d4b8-70c1-7041-3a52-1f0d5b6e9c04',
    username: 'manager-south',
    name: 'Jonas Weber',
    email: 'jonas.weber@fleet.example',
    ...member('manager', 'south'),
  },
  {
    sub: '84a8d4b8-70c1-7041-3a52-1f0d5b6e9c06',
    username: 'admin-south',
    name: 'Amara Nwosu',
    email: 'amara.nwosu@fleet.example',
    ...member('admin', 'south'),
  },
  {
    sub: '84a8d4b8-70c1-7041-3a52-1f0d5b6e9c05',
    username: 'newcomer',
    name: 'Mei Tanaka',
    email: 'mei.tanaka@fleet.example',
    groups: [],
  },
]

/** The password of a local person: public on purpose, the sign-in page prints it. */
export function passwordOf({ username }: Pick<Person, 'username'>): string {
  return `Fleet-${username}-1`
}
