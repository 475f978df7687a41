import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Command } from '#contract/command.ts'
import type { AuditEntry } from '#contract/history.ts'
import { auditPut } from './audit-store.ts'
import { commandItem, commandOf } from './command-item.ts'
import type { FleetTable } from './fleet-table.ts'
import { commandKey, idempotencyKey, type ItemKey, recordsOf, vehicleKey } from './keys.ts'
import { queryItems, type StoredItem } from './query-items.ts'
import { timeToLiveAttribute } from './table-definition.ts'
import { transact } from './transact.ts'

/** How long an idempotency key is remembered, in seconds. */
export const keySeconds = 24 * 60 * 60

/** A command as it is to be written, with the key that its sender gave it. */
export interface NewCommand {
  readonly tenant: string
  readonly sub: string
  readonly key: string
  /** Differs where the same key is used for something else. */
  readonly fingerprint: string
  readonly command: Command
  readonly audit: AuditEntry
  /** In seconds since 1970. */
  readonly now: number
}

/**
 * Writes a command, its idempotency key and its audit entry: all or nothing. A key that was used answers the command
 * that it made; used for something else it answers `keyReused`. An unknown vehicle: `vehicleMissing`.
 */
export async function addCommand(
  table: FleetTable,
  { tenant, sub, key, fingerprint, command, audit, now }: NewCommand,
): Promise<Command | 'keyReused' | 'vehicleMissing'> {
  const TableName = table.name
  const keyItem = idempotencyKey(tenant, sub, key)
  const { vehicleId, commandId } = command
  const failed = await transact(table, [
    {
      Put: {
        TableName,
        Item: { ...keyItem, fingerprint, vehicleId, commandId, [timeToLiveAttribute]: now + keySeconds },
        // DynamoDB deletes what has expired within days, not at once: until then it counts as gone.
        ConditionExpression: 'attribute_not_exists(pk) OR #expiry <= :now',
        ExpressionAttributeNames: { '#expiry': timeToLiveAttribute },
        ExpressionAttributeValues: { ':now': now },
      },
    },
    {
      ConditionCheck: {
        TableName,
        Key: vehicleKey(tenant, vehicleId),
        ConditionExpression: 'attribute_exists(pk)',
      },
    },
    { Put: { TableName, Item: commandItem(tenant, command) } },
    auditPut(table, tenant, audit),
  ])
  if (failed === null) return command
  return failed[0] ? commandOfKey(table, tenant, keyItem, fingerprint) : 'vehicleMissing'
}

async function commandOfKey(
  table: FleetTable,
  tenant: string,
  keyItem: ItemKey,
  fingerprint: string,
): Promise<Command | 'keyReused'> {
  const used = await read(table, keyItem)
  if (used?.['fingerprint'] !== fingerprint) return 'keyReused'
  const command = await findCommand(table, tenant, String(used['vehicleId']), String(used['commandId']))
  if (!command) throw new Error('An idempotency key names a command that is not in the table')
  return command
}

/** A command as it was left, or undefined where the tenant's vehicle has no such one. */
export async function findCommand(
  table: FleetTable,
  tenant: string,
  vehicleId: string,
  commandId: string,
): Promise<Command | undefined> {
  const item = await read(table, commandKey(tenant, vehicleId, commandId))
  return item && commandOf(item)
}

async function read({ document, name }: FleetTable, Key: ItemKey): Promise<StoredItem | undefined> {
  const { Item } = await document.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }))
  return Item
}

/** The newest `most` commands of a vehicle, as they were left, from the one named `from` on. */
export async function commandsFrom(
  table: FleetTable,
  { tenant, vehicleId, from }: { tenant: string; vehicleId: string; from: string | undefined },
  most: number,
): Promise<readonly Command[]> {
  const items = await queryItems(
    table,
    {
      ScanIndexForward: false,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :vehicle AND sk BETWEEN :oldest AND :from',
      ExpressionAttributeValues: {
        ':vehicle': recordsOf(tenant, vehicleId),
        ':oldest': 'C#',
        // `~` is behind every id.
        ':from': `C#${from ?? '~'}`,
      },
    },
    most,
  )
  return items.map(commandOf)
}
