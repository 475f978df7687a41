import type { RouteName } from '#contract/routes.ts'
import type { Handler } from './handler.ts'
import { addVehicles } from './add-vehicles.ts'
import { listTelemetry } from './list-telemetry.ts'
import { listVehicles } from './list-vehicles.ts'
import { lockDoors } from './lock-doors.ts'
import { readHistory } from './read-history.ts'
import { readVehicle } from './read-vehicle.ts'
import { unlockDoors } from './unlock-doors.ts'
import { updateVehicle } from './update-vehicle.ts'

/** The handler of every route of the table. */
export const handlers: { readonly [Name in RouteName]: Handler<Name> } = {
  listVehicles,
  listTelemetry,
  readVehicle,
  readHistory,
  updateVehicle,
  addVehicles,
  lockDoors,
  unlockDoors,
}
