import type { RoleGroup } from './groups.ts'
import type { Scope } from './scopes.ts'

/** One row of the table: a call of the fleet API and what it takes to make it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH'
  /** Below the API's endpoint; `{name}` is a path parameter. */
  readonly path: `/${string}`
  /** Checked by the gateway, before any code of ours runs. */
  readonly scope: Scope
  /** Checked by the boundary (cloud/api/lambda.ts): the caller must be in one of these. */
  readonly groups: readonly RoleGroup[]
  /** What the call does, as it follows "You may not …" and "Lets you …". */
  readonly does: string
  /** A request header that the call can't do without (RFC 9110 13.1.1; draft-ietf-httpapi-idempotency-key-header). */
  readonly header?: 'If-Match' | 'Idempotency-Key'
  /** The sign-in must be recent: at most `freshSeconds` old (the idea of RFC 9470). */
  readonly fresh?: true
}

/**
 * Every route of the fleet API: THE TABLE. The screens' controls, the API client, the local gateway, the
 * boundary, the infrastructure, the scopes that a role is given and the README's access table are derived from it.
 */
export const routes = {
  listVehicles: {
    method: 'GET',
    path: '/vehicles/read',
    scope: 'fleet/read',
    groups: ['operator', 'manager', 'admin'],
    does: 'see the list of vehicles',
  },
  readVehicle: {
    method: 'GET',
    path: '/vehicles/read/{vehicleId}',
    scope: 'fleet/read',
    groups: ['operator', 'manager', 'admin'],
    does: 'see a vehicle',
  },
  readHistory: {
    method: 'GET',
    path: '/vehicles/read/{vehicleId}/history',
    scope: 'fleet/read',
    groups: ['manager', 'admin'],
    does: 'see who changed a vehicle',
  },
  listTelemetry: {
    method: 'GET',
    path: '/telemetry/read',
    scope: 'fleet/telemetry',
    groups: ['operator', 'manager', 'admin'],
    does: 'see the readings of vehicles, such as charge and position',
  },
  updateVehicle: {
    method: 'PATCH',
    path: '/vehicles/update/{vehicleId}',
    scope: 'fleet/write',
    groups: ['manager', 'admin'],
    does: 'change a vehicle',
    header: 'If-Match',
  },
  addVehicles: {
    method: 'POST',
    path: '/vehicles/update',
    scope: 'fleet/write',
    groups: ['manager', 'admin'],
    does: 'add vehicles to the fleet',
  },
  lockDoors: {
    method: 'POST',
    path: '/vehicles/command/{vehicleId}/lock-doors',
    scope: 'fleet/command',
    groups: ['operator', 'manager', 'admin'],
    does: 'lock the doors of a vehicle',
    header: 'Idempotency-Key',
  },
  unlockDoors: {
    method: 'POST',
    path: '/vehicles/command/{vehicleId}/unlock-doors',
    scope: 'fleet/unlock',
    groups: ['manager', 'admin'],
    does: 'unlock the doors of a vehicle',
    header: 'Idempotency-Key',
    fresh: true,
  },
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof routes

/** The names of all rows, in the table's order. */
export const routeNames = Object.keys(routes) as readonly RouteName[]

/** A row as the general `Route`, where the code handles any of them. */
export function routeOf(name: RouteName): Route {
  return routes[name]
}

/** How old a sign-in may be, in seconds since `auth_time`, for a route marked `fresh`. */
export const freshSeconds = 300
