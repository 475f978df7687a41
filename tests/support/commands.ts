import {
  type CommandEnd,
  type CommandReport,
  type CommandStep,
  deliverCommand,
  endCommand,
} from '#cloud/api/command-progress.ts'
import type { Command, CommandPage } from '#contract/command.ts'
import type { Api, Sent } from './api.ts'
import { operator, type Person } from './tokens.ts'

let keys = 0

/** Sends a command, lockDoors unless said otherwise, under a key of its own unless one is given. */
export async function sendCommand(
  { call }: Pick<Api, 'call'>,
  vehicleId: string,
  { person = operator, path = 'lock-doors', key = `key-${(keys += 1)}`, body }: SentCommand = {},
): Promise<Command> {
  const sent: Sent = { headers: { 'Idempotency-Key': key }, ...(body !== undefined && { body }) }
  const answer = await call(person, `POST /vehicles/command/${vehicleId}/${path}`, sent)
  if (answer.status !== 202)
    throw new Error(`Expected 202 for a command, not ${answer.status}: ${answer.text}`)
  return answer.body as unknown as Command
}

export interface SentCommand {
  readonly person?: Person
  readonly path?: string
  readonly key?: string
  readonly body?: object
}

/** The newest commands of a vehicle, as the API tells them. */
export async function commandsOf(
  { call }: Pick<Api, 'call'>,
  vehicleId: string,
  query = '',
): Promise<CommandPage> {
  const answer = await call(operator, `GET /vehicles/read/${vehicleId}/commands${query}`)
  if (answer.status !== 200) throw new Error(`Expected 200, not ${answer.status}: ${answer.text}`)
  return answer.body as unknown as CommandPage
}

/** The vehicle's side of a command of north, reported now. */
export function vehicleOf({ table, clock }: Pick<Api, 'table' | 'clock'>, sent: Command, tenant = 'north') {
  const { vehicleId, commandId } = sent
  const report = (): CommandReport => ({ tenant, vehicleId, commandId, now: clock.now() })
  return {
    deliver: (): Promise<CommandStep | undefined> => deliverCommand(table, report()),
    end: (end: CommandEnd): Promise<CommandStep | undefined> => endCommand(table, report(), end),
    /** Carried out now. */
    done: (at = clock.now()) => endCommand(table, report(), { status: 'done', at }),
  }
}
