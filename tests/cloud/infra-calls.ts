import type { RouteName } from '#contract/routes.ts'
import type { Api } from '../support/api.ts'
import { admin, manager, operator } from '../support/tokens.ts'
import { newVehicle } from '../support/vehicle.ts'

/** Calls that between them do everything that a route can do to the table: allowed, repeated and refused. */
export const calls: Record<RouteName, (api: Api) => Promise<readonly number[]>> = {
  listVehicles: async ({ call }) => [
    (await call(manager, 'GET /vehicles/read')).status,
    (await call(manager, `GET /vehicles/read?updatedSince=${new Date().toISOString()}`)).status,
  ],
  listTelemetry: async ({ call }) => [
    (await call(manager, 'GET /telemetry/read')).status,
    (await call(manager, `GET /telemetry/read?updatedSince=${new Date().toISOString()}`)).status,
  ],
  readVehicle: async ({ call, vehicles: [{ vehicleId }] }) => [
    (await call(manager, `GET /vehicles/read/${vehicleId}`)).status,
  ],
  readHistory: async ({ call, vehicles: [{ vehicleId }] }) => [
    (await call(manager, `GET /vehicles/read/${vehicleId}/history`)).status,
    (await call(operator, `GET /vehicles/read/${vehicleId}/history`)).status,
  ],
  readTelemetry: async ({ call, vehicles: [{ vehicleId }] }) => [
    (await call(manager, `GET /vehicles/read/${vehicleId}/telemetry`)).status,
  ],
  readCommands: async ({ call, vehicles: [{ vehicleId }] }) => [
    (await call(manager, `GET /vehicles/read/${vehicleId}/commands`)).status,
  ],
  updateVehicle: async ({ call, vehicles: [{ vehicleId }] }) => {
    const change = { headers: { 'If-Match': '"1"' }, body: { vin: '1M8GDM9AXKP042788' } }
    const address = `PATCH /vehicles/update/${vehicleId}`
    return [
      (await call(operator, address, { ...change, claims: { scope: 'fleet/write' } })).status,
      (await call(manager, address, change)).status,
    ]
  },
  addVehicles: async ({ call }) => {
    const added = { body: { vehicles: [newVehicle({ vin: '1M8GDM9AXKP042788' })] } }
    return [
      (await call(operator, 'POST /vehicles/update', { ...added, claims: { scope: 'fleet/write' } })).status,
      (await call(manager, 'POST /vehicles/update', added)).status,
      (await call(manager, 'POST /vehicles/update', added)).status,
    ]
  },
  lockDoors: async ({ call, vehicles: [{ vehicleId }] }) => {
    const address = `POST /vehicles/command/${vehicleId}/lock-doors`
    const command = { headers: { 'Idempotency-Key': 'key-1' }, body: {} }
    return [(await call(manager, address, command)).status, (await call(manager, address, command)).status]
  },
  unlockDoors: async ({ call, clock, vehicles: [{ vehicleId }] }) => {
    const address = `POST /vehicles/command/${vehicleId}/unlock-doors`
    const command = { headers: { 'Idempotency-Key': 'key-2' }, body: {} }
    const stale = { auth_time: clock.seconds() - 3600 }
    return [
      (await call(manager, address, { ...command, claims: stale })).status,
      (await call(manager, address, command)).status,
    ]
  },
  immobilize: (api) => sensitive(api, 'immobilize'),
  release: (api) => sensitive(api, 'release'),
  listAdmins: async ({ call }) => [(await call(operator, 'GET /members/read/admins')).status],
  listMembers: async ({ call }) => [
    (await call(admin, 'GET /members/read')).status,
    (await call(operator, 'GET /members/read', { claims: { scope: 'fleet/admin' } })).status,
  ],
  updateMember: async ({ call }) => {
    const change = { body: { groups: ['operator', 'manager'], seen: ['operator'] } }
    const own = { body: { groups: [], seen: ['admin'] } }
    return [
      (await call(admin, 'PATCH /members/update/operator', change)).status,
      (await call(admin, 'PATCH /members/update/admin', own)).status,
      (await call(admin, 'PATCH /members/update/nobody', change)).status,
    ]
  },
  readAudit: async ({ call }) => [
    (await call(admin, 'GET /audit/read')).status,
    (await call(operator, 'GET /audit/read', { claims: { scope: 'fleet/admin' } })).status,
  ],
}

/** How each of them is answered. */
export const answered: Record<RouteName, readonly number[]> = {
  listVehicles: [200, 200],
  listTelemetry: [200, 200],
  readVehicle: [200],
  readHistory: [200, 403],
  updateVehicle: [403, 200],
  addVehicles: [403, 200, 200],
  lockDoors: [202, 202],
  unlockDoors: [403, 202],
  readTelemetry: [200],
  readCommands: [200],
  immobilize: [403, 202],
  release: [403, 202],
  listAdmins: [200],
  listMembers: [200, 403],
  updateMember: [200, 409, 404],
  readAudit: [200, 403],
}
/** What has nothing to do with the table. */
export const onlyAskThePool: readonly RouteName[] = ['listAdmins']

async function sensitive({ call, clock, vehicles: [{ vehicleId }] }: Api, name: string) {
  const address = `POST /vehicles/command/${vehicleId}/${name}`
  const command = { headers: { 'Idempotency-Key': name }, body: { reason: 'Reported stolen' } }
  const stale = { auth_time: clock.seconds() - 3600 }
  return [
    (await call(admin, address, { ...command, claims: stale })).status,
    (await call(admin, address, command)).status,
  ]
}
