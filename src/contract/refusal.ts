import type { Denial } from './access.ts'
import type { Caller } from './caller.ts'
import { scopesOfRole } from './grants.ts'
import { type RoleGroup, roleGroups } from './groups.ts'
import { routeOf } from './routes.ts'

/** A refusal in words: what can't be done, what is missing, and who can change that. Screens and API say the same. */
export function refusalText(denial: Denial, caller: Pick<Caller, 'tenant'>): string {
  const { does } = routeOf(denial.route)
  switch (denial.code) {
    case 'scope_missing': {
      const roles = roleGroups.filter((role) => scopesOfRole(role).includes(denial.scope))
      return `You may not ${does}: your sign-in lacks the scope ${denial.scope}, which the ${groupList(roles)}. ${granter(caller)}`
    }
    case 'group_missing':
      return `You may not ${does}: this is for the ${groupNames(denial.groups)}. ${granter(caller)}`
    case 'tenant_missing':
      return `You may not ${does}: you belong to no tenant, or to more than one. Whoever runs your user pool can put you in exactly one group named tenant:<id>.`
    case 'wrong_client':
      return `You may not ${does} with this app: the API takes only tokens of its own app client.`
    case 'fresh_sign_in_required':
      return `To ${does} you must have signed in within the last ${denial.maxAgeSeconds / 60} minutes. Sign in again, then repeat it.`
    case 'other_tenant':
      return `You may not ${does} of another tenant.`
  }
}

function groupNames(groups: readonly RoleGroup[]): string {
  return groups.length === 1
    ? `group ${groups[0]}`
    : `groups ${groups.slice(0, -1).join(', ')} and ${groups.at(-1)}`
}

function groupList(groups: readonly RoleGroup[]): string {
  return `${groupNames(groups)} ${groups.length === 1 ? 'gives' : 'give'}`
}

function granter({ tenant }: Pick<Caller, 'tenant'>): string {
  return tenant === null ? 'Ask whoever runs your user pool.' : `An admin of ${tenant} can add you.`
}
