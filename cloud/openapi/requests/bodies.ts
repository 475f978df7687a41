import type { GenericSchema } from 'valibot'
import type { Calls } from '#contract/calls.ts'
import { commandRequest } from '#contract/command-request.ts'
import { memberChange } from '#contract/member.ts'
import { newVehicle, vehiclesToAdd } from '#contract/new-vehicle.ts'
import { type RouteName, routeOf } from '#contract/routes.ts'
import { vehicleChanges } from '#contract/vehicle.ts'
import { takesExactly } from '../exactly.ts'
import type { RoutesWith } from './queries.ts'

/** The schemas of all bodies, by their names in the document; `NewVehicle` is one of those in `VehiclesToAdd`. */
export const bodySchemas = {
  VehicleChanges: takesExactly<Calls['updateVehicle']['body']>()(vehicleChanges),
  VehiclesToAdd: takesExactly<Calls['addVehicles']['body']>()(vehiclesToAdd),
  NewVehicle: newVehicle,
  CommandRequest: takesExactly<Calls['unlockDoors']['body']>()(commandRequest),
  MemberChange: takesExactly<Calls['updateMember']['body']>()(memberChange),
} satisfies Readonly<Record<string, GenericSchema>>

/** What a route's body is, with one that the API carries out. */
export interface Body {
  readonly schema: keyof typeof bodySchemas
  readonly example: object
}

const command: Body = { schema: 'CommandRequest', example: { expiresInSeconds: 30 } }

const bodies: Readonly<Record<RoutesWith<'body'>, Body>> = {
  updateVehicle: { schema: 'VehicleChanges', example: { callSign: 'N-112', driver: null } },
  addVehicles: {
    schema: 'VehiclesToAdd',
    example: {
      vehicles: [
        {
          vin: '1M8GDM9AXKP042788',
          make: 'Ford',
          model: 'E-Transit',
          modelYear: 2026,
          licensePlate: 'HH FC 112',
          powertrain: 'electric',
          depot: 'Hamburg',
        },
      ],
    },
  },
  lockDoors: command,
  unlockDoors: command,
  immobilize: { ...command, example: { reason: 'Reported stolen' } },
  release: { ...command, example: { reason: 'Found again' } },
  updateMember: { schema: 'MemberChange', example: { groups: ['operator', 'manager'], seen: ['operator'] } },
}

/** What a route takes as its body, or undefined. */
export function bodyOf(name: RouteName): Body | undefined {
  return Object.hasOwn(bodies, name) ? bodies[name as RoutesWith<'body'>] : undefined
}

/** Whether a call can do without: an empty body is an empty object, and of a command only some must say why. */
export function mayBeEmpty(name: RouteName): boolean {
  return bodyOf(name)?.schema === 'CommandRequest' && !routeOf(name).reason
}
