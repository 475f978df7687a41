import * as v from 'valibot'
import { type Command, commandFailures, commandNames, type CommandStatus } from '#contract/command.ts'
import { exactly } from '../exactly.ts'
import { text, time } from './text.ts'

const status = exactly<CommandStatus>()(
  v.pipe(
    v.picklist(['requested', 'delivered', 'done', 'failed', 'expired']),
    v.description(
      '`requested` until the vehicle takes it, then `delivered`, then what the vehicle says of it. `expired`: not ' +
        'taken in time, and never carried out later. One that stays `delivered` may have been carried out.',
    ),
  ),
)

/** A command that was sent to a vehicle. */
export const command = exactly<Command>()(
  v.object({
    commandId: v.string(),
    vehicleId: v.string(),
    command: v.picklist(commandNames),
    status,
    reason: v.exactOptional(v.string()),
    requestedBy: text('The username of the person'),
    requestedAt: v.pipe(v.string(), v.isoTimestamp()),
    expiresAt: time('It is not carried out after this'),
    deliveredAt: v.exactOptional(time('When the vehicle took it')),
    endedAt: v.exactOptional(time('When it was done, had failed, or was over')),
    failure: v.exactOptional(
      v.pipe(v.picklist(commandFailures), v.description('Why not; `failed` ones only')),
    ),
  }),
)
