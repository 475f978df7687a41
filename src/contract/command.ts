import * as v from 'valibot'
import type { RouteName } from './routes.ts'

/** The routes that send a command to a vehicle; the command has the route's name. */
export const commandNames = ['lockDoors', 'unlockDoors'] as const satisfies readonly RouteName[]
export type CommandName = (typeof commandNames)[number]

/** How long a command stays valid where the caller does not say, and the bounds of what it may say, in seconds. */
export const commandExpiry = { default: 60, least: 5, most: 300 } as const

/** The body of a command: why, and for how many seconds it may still be carried out. An empty body is `{}`. */
export const commandRequest = v.strictObject(
  {
    reason: v.optional(v.pipe(v.string('Expected text'), v.trim(), v.minLength(1), v.maxLength(500))),
    expiresInSeconds: v.optional(
      v.pipe(
        v.number('Expected a number of seconds'),
        v.integer('Expected whole seconds'),
        v.minValue(commandExpiry.least, `At least ${commandExpiry.least} seconds`),
        v.maxValue(commandExpiry.most, `At most ${commandExpiry.most} seconds`),
      ),
    ),
  },
  (issue) => (issue.expected === 'never' ? 'Not a field of a command' : 'Expected an object'),
)

export type CommandRequest = Readonly<v.InferOutput<typeof commandRequest>>

/** `expired` commands are never carried out, also when the vehicle comes back later. */
export type CommandStatus = 'requested' | 'delivered' | 'done' | 'failed' | 'expired'

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
}
