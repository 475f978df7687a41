import type { Command, CommandRequest } from './command.ts'
import type { HistoryPage } from './history.ts'
import type { AddResults, VehiclesToAdd } from './new-vehicle.ts'
import type { ReadingPage, VehiclePage } from './page.ts'
import type { RouteName } from './routes.ts'
import type { Vehicle, VehicleChanges } from './vehicle.ts'

/** What a call takes beside its path parameters, and what it answers. */
interface Call {
  query?: object
  body?: object
  answer: object
}

interface ChangesQueryStrings {
  readonly limit?: string
  readonly cursor?: string
  readonly updatedSince?: string
}

/** What goes into and comes out of each route of the table. */
export interface Calls extends Record<RouteName, Call> {
  listVehicles: { query: ChangesQueryStrings; answer: VehiclePage }
  listTelemetry: { query: ChangesQueryStrings; answer: ReadingPage }
  readVehicle: { answer: Vehicle }
  readHistory: { query: { readonly limit?: string; readonly cursor?: string }; answer: HistoryPage }
  updateVehicle: { body: VehicleChanges; answer: Vehicle }
  addVehicles: { body: VehiclesToAdd; answer: AddResults }
  lockDoors: { body: CommandRequest; answer: Command }
  unlockDoors: { body: CommandRequest; answer: Command }
}
