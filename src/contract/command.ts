import type { RouteName } from './routes.ts'

/** The routes that send a command to a vehicle; the command has the route's name. */
export const commandNames = [
  'lockDoors',
  'unlockDoors',
  'immobilize',
  'release',
] as const satisfies readonly RouteName[]
export type CommandName = (typeof commandNames)[number]

/** How long a command stays valid where the caller does not say, and the bounds of what it may say, in seconds. */
export const commandExpiry = { default: 60, least: 5, most: 300 } as const

/** How long a reason may be. */
export const mostReasonCharacters = 500

/**
 * The life of a command: `requested` until the vehicle takes it, then `delivered`, then what the vehicle says of it. One that
 * was not taken in time, or that the vehicle got too late, is `expired`: it is never carried out, also when the vehicle comes
 * back later. One that stays `delivered` may have been carried out: the vehicle has not said.
 */
export type CommandStatus = 'requested' | 'delivered' | 'done' | 'failed' | 'expired'

/** Why a vehicle did not do what it was told. */
export const commandFailures = ['moving', 'doorOpen', 'lowBattery', 'unsupported'] as const
export type CommandFailure = (typeof commandFailures)[number]

/** A command sent to a vehicle. Times are ISO 8601 in UTC. */
export interface Command {
  readonly commandId: string
  readonly vehicleId: string
  readonly command: CommandName
  readonly status: CommandStatus
  readonly reason?: string
  /** The username of the person. */
  readonly requestedBy: string
  readonly requestedAt: string
  readonly expiresAt: string
  /** When the vehicle took it. */
  readonly deliveredAt?: string
  /** When it was done, had failed, or was over. */
  readonly endedAt?: string
  /** `failed` only. */
  readonly failure?: CommandFailure
}

/** Whether something may still become of a command. */
export function isOpen({ status }: Pick<Command, 'status'>): boolean {
  return status === 'requested' || status === 'delivered'
}

/** The commands of a vehicle, newest first. `asOf`: the server's time, which `expiresAt` is to be compared with. */
export interface CommandPage {
  readonly items: readonly Command[]
  readonly nextCursor: string | null
  readonly asOf: string
}
