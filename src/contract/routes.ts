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
  /** The body must say why. */
  readonly reason?: true
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
  readCommands: {
    method: 'GET',
    path: '/vehicles/read/{vehicleId}/commands',
    scope: 'fleet/read',
    groups: ['operator', 'manager', 'admin'],
    does: 'see the commands sent to a vehicle',
  },
  listAdmins: {
    method: 'GET',
    path: '/members/read/admins',
    scope: 'fleet/read',
    groups: ['operator', 'manager', 'admin'],
    does: 'see who the admins are',
  },
  readTelemetry: {
    method: 'GET',
    path: '/vehicles/read/{vehicleId}/telemetry',
    scope: 'fleet/telemetry',
    groups: ['operator', 'manager', 'admin'],
    does: 'see the readings of a vehicle, now and in the last days',
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
  immobilize: {
    method: 'POST',
    path: '/vehicles/command/{vehicleId}/immobilize',
    scope: 'fleet/unlock',
    groups: ['admin'],
    does: 'immobilise a vehicle',
    header: 'Idempotency-Key',
    fresh: true,
    reason: true,
  },
  release: {
    method: 'POST',
    path: '/vehicles/command/{vehicleId}/release',
    scope: 'fleet/unlock',
    groups: ['admin'],
    does: 'release an immobilised vehicle',
    header: 'Idempotency-Key',
    fresh: true,
    reason: true,
  },
  listMembers: {
    method: 'GET',
    path: '/members/read',
    scope: 'fleet/admin',
    groups: ['admin'],
    does: 'see the members and their groups',
  },
  updateMember: {
    method: 'PATCH',
    path: '/members/update/{username}',
    scope: 'fleet/admin',
    groups: ['admin'],
    does: 'change the groups of a member',
  },
  readAudit: {
    method: 'GET',
    path: '/audit/read',
    scope: 'fleet/admin',
    groups: ['admin'],
    does: 'see who did what in the whole tenant',
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
