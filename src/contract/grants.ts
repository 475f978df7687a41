import { isRoleGroup, type RoleGroup, tenantOf } from './groups.ts'
import { routeNames, routeOf } from './routes.ts'
import { type Scope, scopeNames } from './scopes.ts'

/** The scopes that one role needs for the routes that list it, and no others. */
export function scopesOfRole(role: RoleGroup): readonly Scope[] {
  const needed = new Set(
    routeNames
      .map(routeOf)
      .filter((route) => route.groups.includes(role))
      .map((route) => route.scope),
  )
  return scopeNames.filter((scope) => needed.has(scope))
}

/**
 * The fleet scopes that a member of these groups is given. None without exactly one tenant group and at least one
 * role; none at all if any name holds a comma, since API Gateway joins the names with commas and one would become two.
 */
export function scopesGrantedTo(groups: readonly string[]): readonly Scope[] {
  if (groups.some((group) => group.includes(',')) || tenantOf(groups) === null) return []
  const granted = new Set(groups.filter(isRoleGroup).flatMap(scopesOfRole))
  return scopeNames.filter((scope) => granted.has(scope))
}
