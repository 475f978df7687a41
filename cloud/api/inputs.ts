import type { InferOutput } from 'valibot'
import { type CommandRequest, commandRequest } from '#contract/command.ts'
import { vehiclesToAdd } from '#contract/new-vehicle.ts'
import { type PageQuery, pageQuery, type ChangesQuery, changesQuery } from '#contract/page.ts'
import type { RouteName } from '#contract/routes.ts'
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
  readHistory: OneVehicle & PageQuery
  updateVehicle: OneVehicle & { readonly version: number; readonly changes: VehicleChanges }
  addVehicles: Readonly<InferOutput<typeof vehiclesToAdd>>
  lockDoors: CommandInput
  unlockDoors: CommandInput
}

const commandInput = (request: RequestParts): CommandInput => ({
  vehicleId: request.vehicleId,
  key: keyIn(request.requiredHeader),
  request: parsed(commandRequest, jsonBody(request.body)),
})

/** How the input of each route is read from a request. Each throws an ApiProblem that names what is wrong. */
export const inputs: { readonly [Name in RouteName]: (request: RequestParts) => Inputs[Name] } = {
  listVehicles: (request) => parsed(changesQuery, queryOf(request)),
  listTelemetry: (request) => parsed(changesQuery, queryOf(request)),
  readVehicle: ({ vehicleId }) => ({ vehicleId }),
  readHistory: (request) => ({ vehicleId: request.vehicleId, ...parsed(pageQuery, queryOf(request)) }),
  updateVehicle: (request) => ({
    vehicleId: request.vehicleId,
    version: versionIn(request.requiredHeader),
    changes: parsed(vehicleChanges, jsonBody(request.body)),
  }),
  addVehicles: (request) => parsed(vehiclesToAdd, jsonBody(request.body)),
  lockDoors: commandInput,
  unlockDoors: commandInput,
}
