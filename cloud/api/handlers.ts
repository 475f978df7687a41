import type { RouteName } from '#contract/routes.ts'
import type { Handler } from './handler.ts'
import { addVehicles } from './add-vehicles.ts'
import { immobilize } from './immobilize.ts'
import { listAdmins } from './list-admins.ts'
import { listMembers } from './list-members.ts'
import { listTelemetry } from './list-telemetry.ts'
import { listVehicles } from './list-vehicles.ts'
import { lockDoors } from './lock-doors.ts'
import { readAudit } from './read-audit.ts'
import { readCommands } from './read-commands.ts'
import { readHistory } from './read-history.ts'
import { readTelemetry } from './read-telemetry.ts'
import { readVehicle } from './read-vehicle.ts'
import { release } from './release.ts'
import { unlockDoors } from './unlock-doors.ts'
import { updateMember } from './update-member.ts'
import { updateVehicle } from './update-vehicle.ts'

/** The handler of every route of the table. */
export const handlers: { readonly [Name in RouteName]: Handler<Name> } = {
  listVehicles,
  listTelemetry,
  readVehicle,
  readHistory,
  readTelemetry,
  readCommands,
  updateVehicle,
  addVehicles,
  lockDoors,
  unlockDoors,
  immobilize,
  release,
  listAdmins,
  listMembers,
  updateMember,
  readAudit,
}
