import type { RouteName } from '#contract/routes.ts'

export const key = { 'Idempotency-Key': 'b6f2a1de-0001' }

/** The scopes of all routes, as a token lists them, by hand. */
export const allScopes = 'fleet/read fleet/telemetry fleet/write fleet/command fleet/unlock fleet/admin'

/** How each route is called, by hand. */
export const calls: Record<RouteName, { call: string; headers?: Record<string, string>; body?: unknown }> = {
  listVehicles: { call: 'GET /vehicles/read' },
  listTelemetry: { call: 'GET /telemetry/read' },
  readVehicle: { call: 'GET /vehicles/read/ID' },
  readHistory: { call: 'GET /vehicles/read/ID/history' },
  readTelemetry: { call: 'GET /vehicles/read/ID/telemetry' },
  readCommands: { call: 'GET /vehicles/read/ID/commands' },
  updateVehicle: {
    call: 'PATCH /vehicles/update/ID',
    headers: { 'If-Match': '"1"' },
    body: { callSign: 'X-1' },
  },
  addVehicles: { call: 'POST /vehicles/update', body: { vehicles: [{}] } },
  lockDoors: { call: 'POST /vehicles/command/ID/lock-doors', headers: key },
  unlockDoors: { call: 'POST /vehicles/command/ID/unlock-doors', headers: key },
  immobilize: {
    call: 'POST /vehicles/command/ID/immobilize',
    headers: key,
    body: { reason: 'Reported stolen' },
  },
  release: { call: 'POST /vehicles/command/ID/release', headers: key, body: { reason: 'Found again' } },
  listAdmins: { call: 'GET /members/read/admins' },
  listMembers: { call: 'GET /members/read' },
  updateMember: {
    call: 'PATCH /members/update/operator',
    body: { groups: ['operator'], seen: ['operator'] },
  },
  readAudit: { call: 'GET /audit/read' },
}
