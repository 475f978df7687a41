import type { Command, CommandPage } from './command.ts'
import type { CommandRequest } from './command-request.ts'
import type { AuditPage } from './history.ts'
import type { Admins, MemberChange, MemberPage, TenantMember } from './member.ts'
import type { AddResults, VehiclesToAdd } from './new-vehicle.ts'
import type { ReadingPage, VehiclePage } from './page.ts'
import type { RouteName } from './routes.ts'
import type { VehicleTelemetry } from './telemetry.ts'
import type { Vehicle, VehicleChanges } from './vehicle.ts'

/** What a call takes beside its path parameters, and what it answers. */
interface Call {
  query?: object
  body?: object
  answer: object
}

interface PageQueryStrings {
  readonly limit?: string
  readonly cursor?: string
}

interface ChangesQueryStrings extends PageQueryStrings {
  readonly updatedSince?: string
}

interface AuditQueryStrings extends PageQueryStrings {
  readonly person?: string
  readonly action?: string
  readonly decision?: string
  readonly from?: string
  readonly to?: string
}

/** What goes into and comes out of each route of the table. */
export interface Calls extends Record<RouteName, Call> {
  listVehicles: { query: ChangesQueryStrings; answer: VehiclePage }
  listTelemetry: { query: ChangesQueryStrings; answer: ReadingPage }
  readVehicle: { answer: Vehicle }
  readHistory: { query: AuditQueryStrings; answer: AuditPage }
  readTelemetry: { query: { readonly days?: string }; answer: VehicleTelemetry }
  readCommands: { query: PageQueryStrings; answer: CommandPage }
  updateVehicle: { body: VehicleChanges; answer: Vehicle }
  addVehicles: { body: VehiclesToAdd; answer: AddResults }
  lockDoors: { body: CommandRequest; answer: Command }
  unlockDoors: { body: CommandRequest; answer: Command }
  immobilize: { body: CommandRequest; answer: Command }
  release: { body: CommandRequest; answer: Command }
  listAdmins: { answer: Admins }
  listMembers: { query: PageQueryStrings; answer: MemberPage }
  updateMember: { body: MemberChange; answer: TenantMember }
  readAudit: { query: AuditQueryStrings; answer: AuditPage }
}
