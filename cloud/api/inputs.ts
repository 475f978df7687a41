import type { InferOutput } from 'valibot'
import { type AuditQuery, auditQuery } from '#contract/audit-query.ts'
import type { CommandName } from '#contract/command.ts'
import { type CommandRequest, commandRequestOf } from '#contract/command-request.ts'
import { type MemberChange, memberChange } from '#contract/member.ts'
import { vehiclesToAdd } from '#contract/new-vehicle.ts'
import { type PageQuery, pageQuery, type ChangesQuery, changesQuery } from '#contract/page.ts'
import type { RouteName } from '#contract/routes.ts'
import { type TelemetryQuery, telemetryQuery } from '#contract/telemetry-query.ts'
import { type VehicleChanges, vehicleChanges } from '#contract/vehicle.ts'
import { jsonBody } from './json-body.ts'
import { keyIn, versionIn } from './request-header.ts'
import { parsed } from './parsed.ts'
import { queryOf } from './query-parameters.ts'
import type { RequestParts } from './request-parts.ts'

interface OneVehicle {
  readonly vehicleId: string
}

/** A command for a vehicle, with the key that its sender gave it. */
export interface CommandInput extends OneVehicle {
  readonly key: string
  readonly request: CommandRequest
}

/** What each handler is given: nothing in it is unchecked. */
export interface Inputs extends Record<RouteName, object> {
  listVehicles: ChangesQuery
  listTelemetry: ChangesQuery
  readVehicle: OneVehicle
  readHistory: OneVehicle & AuditQuery
  readTelemetry: OneVehicle & TelemetryQuery
  readCommands: OneVehicle & PageQuery
  updateVehicle: OneVehicle & { readonly version: number; readonly changes: VehicleChanges }
  addVehicles: Readonly<InferOutput<typeof vehiclesToAdd>>
  lockDoors: CommandInput
  unlockDoors: CommandInput
  immobilize: CommandInput
  release: CommandInput
  listAdmins: object
  listMembers: PageQuery
  updateMember: { readonly username: string; readonly change: MemberChange }
  readAudit: AuditQuery
}

const commandInput =
  (command: CommandName) =>
  (request: RequestParts): CommandInput => ({
    vehicleId: request.vehicleId,
    key: keyIn(request.requiredHeader),
    request: parsed(commandRequestOf(command), jsonBody(request.body)),
  })

/** How the input of each route is read from a request. Each throws an ApiProblem that names what is wrong. */
export const inputs: { readonly [Name in RouteName]: (request: RequestParts) => Inputs[Name] } = {
  listVehicles: (request) => parsed(changesQuery, queryOf(request)),
  listTelemetry: (request) => parsed(changesQuery, queryOf(request)),
  readVehicle: ({ vehicleId }) => ({ vehicleId }),
  readHistory: (request) => ({ vehicleId: request.vehicleId, ...parsed(auditQuery, queryOf(request)) }),
  readTelemetry: (request) => ({ vehicleId: request.vehicleId, ...parsed(telemetryQuery, queryOf(request)) }),
  readCommands: (request) => ({ vehicleId: request.vehicleId, ...parsed(pageQuery, queryOf(request)) }),
  updateVehicle: (request) => ({
    vehicleId: request.vehicleId,
    version: versionIn(request.requiredHeader),
    changes: parsed(vehicleChanges, jsonBody(request.body)),
  }),
  addVehicles: (request) => parsed(vehiclesToAdd, jsonBody(request.body)),
  lockDoors: commandInput('lockDoors'),
  unlockDoors: commandInput('unlockDoors'),
  immobilize: commandInput('immobilize'),
  release: commandInput('release'),
  listAdmins: () => ({}),
  listMembers: (request) => parsed(pageQuery, queryOf(request)),
  updateMember: (request) => ({
    username: request.username,
    change: parsed(memberChange, jsonBody(request.body)),
  }),
  readAudit: (request) => parsed(auditQuery, queryOf(request)),
}
