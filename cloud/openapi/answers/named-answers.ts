import type { GenericSchema } from 'valibot'
import { addResult } from './add-result.ts'
import { auditEntry } from './audit-entry.ts'
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
import { fieldProblem, gatewayMessage, problem } from './problem.ts'
import { reading, sample } from './reading.ts'
import { vehicle } from './vehicle.ts'

/** What is answered, by the names that it has in the document. */
export const namedAnswers: Readonly<Record<string, GenericSchema>> = {
  Vehicle: vehicle,
  VehiclePage: vehiclePage,
  Reading: reading,
  Sample: sample,
  ReadingPage: readingPage,
  VehicleTelemetry: vehicleTelemetry,
  Command: command,
  CommandPage: commandPage,
  AuditEntry: auditEntry,
  AuditPage: auditPage,
  TenantMember: member,
  MemberPage: memberPage,
  Admins: admins,
  AddResult: addResult,
  AddResults: addResults,
  FieldProblem: fieldProblem,
  Problem: problem,
  GatewayMessage: gatewayMessage,
}
