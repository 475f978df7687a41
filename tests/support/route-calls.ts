import type { RouteName } from '#contract/routes.ts'

export const key = { 'Idempotency-Key': 'b6f2a1de-0001' }

/** How each route is called, by hand. */
export const calls: Record<RouteName, { call: string; headers?: Record<string, string>; body?: unknown }> = {
  listVehicles: { call: 'GET /vehicles/read' },
  listTelemetry: { call: 'GET /telemetry/read' },
  readVehicle: { call: 'GET /vehicles/read/ID' },
  readHistory: { call: 'GET /vehicles/read/ID/history' },
  updateVehicle: {
    call: 'PATCH /vehicles/update/ID',
    headers: { 'If-Match': '"1"' },
    body: { callSign: 'X-1' },
  },
  addVehicles: { call: 'POST /vehicles/update', body: { vehicles: [{}] } },
  lockDoors: { call: 'POST /vehicles/command/ID/lock-doors', headers: key },
  unlockDoors: { call: 'POST /vehicles/command/ID/unlock-doors', headers: key },
}
