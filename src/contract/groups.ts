/** Role groups of the user pool, from least to most. What each grants follows from the routes (grants.ts). */
export const roleGroups = ['operator', 'manager', 'admin'] as const

export type RoleGroup = (typeof roleGroups)[number]

/** Whether a group name is exactly a role: no trimming, no case folding, no look-alikes. */
export function isRoleGroup(name: string): name is RoleGroup {
  return (roleGroups as readonly string[]).includes(name)
}

const tenantPrefix = 'tenant:'
const tenantId = /^[a-z0-9][a-z0-9-]{0,39}$/

/** The name of the group whose members belong to a tenant, such as `tenant:north`. */
export function tenantGroup(tenant: string): string {
  return `${tenantPrefix}${tenant}`
}

/**
 * The one tenant that these groups name, or null: none, two, or a malformed one mean no tenant.
 * Nothing is granted by absence.
 */
export function tenantOf(groups: readonly string[]): string | null {
  const named = groups.filter((group) => group.toLowerCase().trimStart().startsWith(tenantPrefix))
  const [only] = named
  if (only === undefined || named.length > 1 || !only.startsWith(tenantPrefix)) return null
  const tenant = only.slice(tenantPrefix.length)
  return tenantId.test(tenant) ? tenant : null
}
