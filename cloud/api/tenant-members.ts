import { isRoleGroup, roleGroups, tenantGroup, tenantOf } from '#contract/groups.ts'
import type { TenantMember } from '#contract/member.ts'
import { inParallel } from './in-parallel.ts'
import type { Account, MemberDirectory } from './member-directory.ts'

/** Cognito lets a pool be asked some 50 times a second for the groups of people, all callers together. */
const atOnce = 4

/** A page of a tenant's people. Those who are in the group of another tenant as well belong to none, and are left out. */
export async function membersAfter(
  directory: MemberDirectory,
  tenant: string,
  { limit, after }: { limit: number; after: string | undefined },
): Promise<{ readonly members: readonly TenantMember[]; readonly next?: string }> {
  const { accounts, ...more } = await directory.inGroup(tenantGroup(tenant), limit, after)
  return { members: await membersAmong(directory, tenant, accounts), ...more }
}

/** The tenant's member with this username; for anyone else, and for no one, undefined. */
export async function findMember(
  directory: MemberDirectory,
  tenant: string,
  username: string,
): Promise<TenantMember | undefined> {
  const account = await directory.find(username)
  // Asked in any case, so that an answer takes as long for nobody as for someone of another tenant.
  const groups = await directory.groupsOf(username)
  return account && memberOf(tenant, account, groups)
}

/** The tenant's admins who may sign in. */
export async function adminsOf(directory: MemberDirectory, tenant: string): Promise<readonly TenantMember[]> {
  const [people, admins] = await Promise.all([
    everyoneIn(directory, tenantGroup(tenant)),
    everyoneIn(directory, 'admin'),
  ])
  const usernames = new Set(people.map(({ username }) => username))
  const both = admins.filter(({ username, enabled }) => enabled && usernames.has(username))
  const members = await membersAmong(directory, tenant, both)
  return members.filter(({ groups }) => groups.includes('admin'))
}

async function everyoneIn(directory: MemberDirectory, group: string): Promise<readonly Account[]> {
  const all: Account[] = []
  let after: string | undefined
  do {
    const { accounts, next } = await directory.inGroup(group, Infinity, after)
    all.push(...accounts)
    after = next
  } while (after !== undefined)
  return all
}

async function membersAmong(
  directory: MemberDirectory,
  tenant: string,
  accounts: readonly Account[],
): Promise<readonly TenantMember[]> {
  const members = await inParallel(accounts, atOnce, async (account) =>
    memberOf(tenant, account, await directory.groupsOf(account.username)),
  )
  return members.filter((member) => member !== undefined)
}

function memberOf(
  tenant: string,
  { username, name, email, enabled }: Account,
  groups: readonly string[] = [],
): TenantMember | undefined {
  if (tenantOf(groups) !== tenant) return undefined
  const held = groups.filter(isRoleGroup)
  return { username, name, email, groups: roleGroups.filter((role) => held.includes(role)), enabled }
}
