import type { Command } from '#contract/command.ts'
import { commandKey } from './keys.ts'
import type { StoredItem } from './query-items.ts'

/** A command as it is stored. Its own end is `validUntil`: `expiresAt` is the name of the time to live, and commands are kept. */
export function commandItem(tenant: string, { expiresAt, ...command }: Command): Record<string, unknown> {
  return { ...commandKey(tenant, command.vehicleId, command.commandId), ...command, validUntil: expiresAt }
}

/** The command in a stored item, as it was left. */
export function commandOf(item: StoredItem): Command {
  const { pk: _pk, sk: _sk, validUntil, ...command } = item
  return { ...command, expiresAt: validUntil } as Command
}

/** A command as it stands at `now` (ms since 1970). Nothing marks it as expired when its time comes: whoever reads it works it out. */
export function commandAt(command: Command, now: number): Command {
  const { status, expiresAt } = command
  if (status !== 'requested' || Date.parse(expiresAt) > now) return command
  return { ...command, status: 'expired', endedAt: expiresAt }
}
