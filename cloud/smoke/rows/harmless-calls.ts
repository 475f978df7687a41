import { randomUUID } from 'node:crypto'
import type { RouteName } from '#contract/routes.ts'
import type { ApiCall } from '../calls.ts'

interface HarmlessCall {
  readonly call: () => ApiCall
  /** What whoever may make the call is answered. */
  readonly letThrough: string
}

/** A vehicle that nobody has: whoever may do something to it is told so, and nothing happens. */
const noVehicle = 'smoke-test-no-such-vehicle'
const noSuchVehicle = '404 vehicle_not_found'

const reading = (path: string): HarmlessCall => ({ call: () => ({ call: `GET ${path}` }), letThrough: '200' })

const ofNoVehicle = (call: string, options: Omit<ApiCall, 'call'> = {}): HarmlessCall => ({
  call: () => ({ call, ...options }),
  letThrough: noSuchVehicle,
})

const command = (name: string, reason?: string): HarmlessCall => ({
  call: () => ({
    call: `POST /vehicles/command/${noVehicle}/${name}`,
    headers: { 'idempotency-key': randomUUID() },
    body: { ...(reason !== undefined && { reason }) },
  }),
  letThrough: noSuchVehicle,
})

/** How each route is called without changing anything. */
export const harmlessCalls: Readonly<Record<RouteName, HarmlessCall>> = {
  listVehicles: reading('/vehicles/read?limit=1'),
  listTelemetry: reading('/telemetry/read?limit=1'),
  listAdmins: reading('/members/read/admins'),
  listMembers: reading('/members/read?limit=1'),
  readAudit: reading('/audit/read?limit=1'),
  readVehicle: ofNoVehicle(`GET /vehicles/read/${noVehicle}`),
  readHistory: ofNoVehicle(`GET /vehicles/read/${noVehicle}/history`),
  readTelemetry: ofNoVehicle(`GET /vehicles/read/${noVehicle}/telemetry`),
  readCommands: ofNoVehicle(`GET /vehicles/read/${noVehicle}/commands`),
  updateVehicle: ofNoVehicle(`PATCH /vehicles/update/${noVehicle}`, {
    headers: { 'if-match': '"1"' },
    body: { callSign: 'SMOKE' },
  }),
  addVehicles: {
    call: () => ({ call: 'POST /vehicles/update', body: { dryRun: true, vehicles: [{}] } }),
    letThrough: '200',
  },
  lockDoors: command('lock-doors'),
  unlockDoors: command('unlock-doors'),
  immobilize: command('immobilize', 'Smoke test'),
  release: command('release', 'Smoke test'),
  updateMember: {
    call: () => ({
      call: 'PATCH /members/update/smoke-test-nobody',
      body: { groups: ['operator'], seen: ['operator'] },
    }),
    letThrough: '404 member_not_found',
  },
}
