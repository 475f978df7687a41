import type { RoleGroup } from '#contract/groups.ts'
import { type RouteName, routeNames, routeOf } from '#contract/routes.ts'

/** The calls that role groups open together, in the table's order; their scopes come with them (contract/grants.ts). */
export function routesOpenTo(groups: readonly RoleGroup[]): readonly RouteName[] {
  return routeNames.filter((name) => routeOf(name).groups.some((group) => groups.includes(group)))
}

/** What a change of groups opens and closes. */
export interface RightsChange {
  readonly gains: readonly RouteName[]
  readonly loses: readonly RouteName[]
}

/** What becomes of somebody's rights when their groups change. */
export function rightsChange(from: readonly RoleGroup[], to: readonly RoleGroup[]): RightsChange {
  const before = routesOpenTo(from)
  const after = routesOpenTo(to)
  return {
    gains: after.filter((route) => !before.includes(route)),
    loses: before.filter((route) => !after.includes(route)),
  }
}

/** Calls in words, in one line. */
export function routesWords(routes: readonly RouteName[]): string {
  return routes.map((route) => routeOf(route).does).join('; ')
}

/** Whether two lists of role groups are the same; neither names one twice. */
export function isSameGroups(one: readonly RoleGroup[], other: readonly RoleGroup[]): boolean {
  return one.length === other.length && one.every((group) => other.includes(group))
}

/** Role groups in words. */
export function groupsWords(groups: readonly RoleGroup[]): string {
  return groups.join(', ') || 'no group'
}
