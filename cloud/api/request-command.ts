import { createHash } from 'node:crypto'
import { type Command, commandExpiry, type CommandName } from '#contract/command.ts'
import { ApiProblem, vehicleNotFound } from './api-problem.ts'
import { allowedEntry } from './audit-entry.ts'
import { commandAt } from './command-item.ts'
import { addCommand } from './command-store.ts'
import type { Answer, HandlerContext, Member } from './handler.ts'
import type { CommandInput } from './inputs.ts'
import { timeOrderedId } from './time-ordered-id.ts'

/** Sends a command to a vehicle, once per idempotency key. @throws {ApiProblem} */
export async function requestCommand(
  name: CommandName,
  caller: Member,
  input: CommandInput,
  context: HandlerContext,
): Promise<Answer<Command>> {
  const { vehicleId, key, request } = input
  const { table, now } = context
  const happening = {
    vehicleId,
    action: name,
    ...(request.reason !== undefined && { reason: request.reason }),
  }
  const result = await addCommand(table, {
    tenant: caller.tenant,
    sub: caller.sub,
    key,
    fingerprint: fingerprint(name, input),
    command: newCommand(name, caller, input, now),
    audit: allowedEntry(caller, happening, context),
    now: Math.floor(now / 1000),
  })
  if (result === 'vehicleMissing') throw vehicleNotFound()
  if (result === 'keyReused') {
    throw new ApiProblem(
      'idempotency_key_reused',
      'This Idempotency-Key has been used for another command. Send a new key with a new command.',
    )
  }
  return { status: 202, body: commandAt(result, now) }
}

function newCommand(
  name: CommandName,
  caller: Member,
  { vehicleId, request }: CommandInput,
  now: number,
): Command {
  const seconds = request.expiresInSeconds ?? commandExpiry.default
  return {
    commandId: timeOrderedId(now),
    vehicleId,
    command: name,
    status: 'requested',
    ...(request.reason !== undefined && { reason: request.reason }),
    requestedBy: caller.username,
    requestedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + seconds * 1000).toISOString(),
  }
}

/** The same for two requests that ask for the same. */
function fingerprint(name: CommandName, { vehicleId, request }: CommandInput): string {
  const { reason = null, expiresInSeconds = null } = request
  return createHash('sha256')
    .update(JSON.stringify([name, vehicleId, reason, expiresInSeconds]))
    .digest('base64url')
}
