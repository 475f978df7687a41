import { type Denial, mayCall } from './access.ts'
import type { Caller } from './caller.ts'
import { scopesOfRole } from './grants.ts'
import type { RoleGroup } from './groups.ts'
import { type RouteName, routeNames, routeOf } from './routes.ts'

/** A role group that would lift a refusal, and the calls that it would open to the caller, the refused one first. */
export interface Remedy {
  readonly role: RoleGroup
  readonly opens: readonly RouteName[]
}

/**
 * Which role groups would lift a refusal, each with all that comes with it: whoever grants one should know. None where
 * no group would: another tenant's vehicle, another app, a sign-in that is not recent, or no tenant to be in a group of.
 */
export function remediesFor(denial: Denial, caller: Caller): readonly Remedy[] {
  if (denial.code !== 'scope_missing' && denial.code !== 'group_missing') return []
  if (caller.tenant === null) return []
  return routeOf(denial.route).groups.map((role) => {
    const promoted: Caller = {
      ...caller,
      groups: new Set([...caller.groups, role]),
      scopes: new Set([...caller.scopes, ...scopesOfRole(role)]),
    }
    const isOpened = (route: RouteName) => !mayCall(caller, route) && mayCall(promoted, route)
    const others = routeNames.filter((route) => route !== denial.route && isOpened(route))
    return { role, opens: [denial.route, ...others] }
  })
}
