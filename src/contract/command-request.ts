import * as v from 'valibot'
import { commandExpiry, type CommandName, mostReasonCharacters } from './command.ts'
import { routeOf } from './routes.ts'

/** The body of a command: why, and for how many seconds it may still be carried out. An empty body is `{}`. */
export const commandRequest = v.strictObject(
  {
    reason: v.optional(
      v.pipe(
        v.string('Expected text'),
        v.trim(),
        v.minLength(1, 'Must not be empty'),
        v.maxLength(mostReasonCharacters, `At most ${mostReasonCharacters} characters`),
      ),
    ),
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

const withReason = v.pipe(
  commandRequest,
  v.forward(
    v.check(({ reason }) => reason !== undefined, 'Expected a reason: this command must say why'),
    ['reason'],
  ),
)

/** The body of one command: some must say why. */
export function commandRequestOf(command: CommandName): typeof commandRequest | typeof withReason {
  return routeOf(command).reason ? withReason : commandRequest
}
