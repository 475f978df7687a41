import type { GenericSchema } from 'valibot'
import type { Calls } from '#contract/calls.ts'
import type { RouteName } from '#contract/routes.ts'
import { command } from './command.ts'
import { member } from './member.ts'
import {
  addResults,
  admins,
  auditPage,
  commandPage,
  memberPage,
  readingPage,
  vehiclePage,
  vehicleTelemetry,
} from './pages.ts'
import { vehicle } from './vehicle.ts'

/** What each route answers. */
export const answers: { readonly [Name in RouteName]: GenericSchema<unknown, Calls[Name]['answer']> } = {
  listVehicles: vehiclePage,
  listTelemetry: readingPage,
  readVehicle: vehicle,
  readHistory: auditPage,
  readTelemetry: vehicleTelemetry,
  readCommands: commandPage,
  updateVehicle: vehicle,
  addVehicles: addResults,
  lockDoors: command,
  unlockDoors: command,
  immobilize: command,
  release: command,
  listAdmins: admins,
  listMembers: memberPage,
  updateMember: member,
  readAudit: auditPage,
}
