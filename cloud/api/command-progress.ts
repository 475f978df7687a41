import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Command, CommandFailure } from '#contract/command.ts'
import { commandAt, commandOf } from './command-item.ts'
import { findCommand } from './command-store.ts'
import type { FleetTable } from './fleet-table.ts'
import { commandKey } from './keys.ts'

/*
 * What a vehicle does with its commands. Whatever connects to the vehicles calls these two (on AWS a bridge to IoT Core or the
 * like, which is not part of this); no route of the API does. It may call them late, twice and out of order: each step of
 * a command is taken once, by a condition in the database, and every other call changes nothing.
 */

/** Which command, and when the call is made. */
export interface CommandReport {
  readonly tenant: string
  readonly vehicleId: string
  readonly commandId: string
  /** In milliseconds since 1970, by the fleet's clock. */
  readonly now: number
}

/**
 * What a vehicle says became of a command that it took. `at`: when that was, in milliseconds since 1970 by the fleet's clock, which is
 * earlier than the call where the vehicle could not say so at once. `expired`: it was too late, and the vehicle left it.
 */
export type CommandEnd =
  | { readonly status: 'done' | 'expired'; readonly at: number }
  | { readonly status: 'failed'; readonly failure: CommandFailure; readonly at: number }

/** The command as it stands now, and whether it was this call that changed it. */
export interface CommandStep {
  readonly command: Command
  readonly changed: boolean
}

/**
 * A vehicle takes a command: from `requested` to `delivered`, unless it has expired. Only whoever is answered `changed` may carry it out, and
 * only before `expiresAt`, so that none is carried out twice. Undefined where there is no such command.
 */
export function deliverCommand(table: FleetTable, report: CommandReport): Promise<CommandStep | undefined> {
  const at = timeText(report.now)
  return takeStep(table, report, {
    UpdateExpression: 'SET #status = :delivered, deliveredAt = :at',
    ConditionExpression: '#status = :requested AND validUntil > :at',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':requested': 'requested', ':delivered': 'delivered', ':at': at },
  })
}

/**
 * A vehicle says what became of a command: from `delivered` to its end. `done` is taken only of one that was carried out before it
 * expired, `expired` only of one that had. Undefined where there is no such command.
 */
export function endCommand(
  table: FleetTable,
  report: CommandReport,
  end: CommandEnd,
): Promise<CommandStep | undefined> {
  const failure = end.status === 'failed' ? end.failure : undefined
  const inTime = { done: ' AND validUntil > :at', expired: ' AND validUntil <= :at', failed: '' }
  return takeStep(table, report, {
    UpdateExpression: `SET #status = :end, endedAt = :at${failure === undefined ? '' : ', failure = :failure'}`,
    ConditionExpression: `#status = :delivered${inTime[end.status]}`,
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':delivered': 'delivered',
      ':end': end.status,
      ':at': timeText(end.at),
      ':failure': failure,
    },
  })
}

/** No item, no step: the conditions do not hold where there is no status. */
async function takeStep(
  table: FleetTable,
  { tenant, vehicleId, commandId, now }: CommandReport,
  update: Omit<UpdateCommandInput, 'TableName' | 'Key' | 'ReturnValues'>,
): Promise<CommandStep | undefined> {
  const Key = commandKey(tenant, vehicleId, commandId)
  try {
    const { Attributes = {} } = await table.document.send(
      new UpdateCommand({ TableName: table.name, Key, ReturnValues: 'ALL_NEW', ...update }),
    )
    return { command: commandOf(Attributes), changed: true }
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    const command = await findCommand(table, tenant, vehicleId, commandId)
    return command && { command: commandAt(command, now), changed: false }
  }
}

function timeText(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
