import type { Caller } from './caller.ts'
import type { RoleGroup } from './groups.ts'
import { freshSeconds, type RouteName, routeOf } from './routes.ts'
import type { Scope } from './scopes.ts'

/** Why a call is refused. The API sends all but the first and last: the gateway's answer has no reason, a foreign vehicle is 404. */
export type Denial =
  | { readonly code: 'scope_missing'; readonly route: RouteName; readonly scope: Scope }
  | { readonly code: 'wrong_client'; readonly route: RouteName }
  | { readonly code: 'tenant_missing'; readonly route: RouteName }
  | { readonly code: 'group_missing'; readonly route: RouteName; readonly groups: readonly RoleGroup[] }
  | { readonly code: 'fresh_sign_in_required'; readonly route: RouteName; readonly maxAgeSeconds: number }
  | { readonly code: 'other_tenant'; readonly route: RouteName }

/** The gateway's question: does the access token carry the route's scope? */
export function gatewayDenial(caller: Caller, route: RouteName): Denial | null {
  const { scope } = routeOf(route)
  return caller.scopes.has(scope) ? null : { code: 'scope_missing', route, scope }
}

/** The boundary's first questions: is this a member of exactly one tenant, in a group that the route is for? */
export function groupDenial(caller: Caller, route: RouteName): Denial | null {
  const { groups } = routeOf(route)
  if (caller.tenant === null) return { code: 'tenant_missing', route }
  return groups.some((group) => caller.groups.has(group)) ? null : { code: 'group_missing', route, groups }
}

/** The boundary's last question: where the route asks for it, is the sign-in recent? `now` in seconds since 1970. */
export function freshnessDenial(caller: Caller, route: RouteName, now: number): Denial | null {
  if (!routeOf(route).fresh || now - caller.authTime <= freshSeconds) return null
  return { code: 'fresh_sign_in_required', route, maxAgeSeconds: freshSeconds }
}

/**
 * The screen's question: why would this call be refused, or null if it would not. A hint, the API decides.
 * Freshness is left out: it can be had by signing in again, so the control stays live and the app offers that.
 */
export function callDenial(
  caller: Caller,
  route: RouteName,
  vehicle?: { readonly tenantId: string },
): Denial | null {
  const denial = gatewayDenial(caller, route) ?? groupDenial(caller, route)
  if (denial) return denial
  return vehicle && vehicle.tenantId !== caller.tenant ? { code: 'other_tenant', route } : null
}

/** Whether the screen may offer the call: the short form of `callDenial`. */
export function mayCall(caller: Caller, route: RouteName, vehicle?: { readonly tenantId: string }): boolean {
  return callDenial(caller, route, vehicle) === null
}
