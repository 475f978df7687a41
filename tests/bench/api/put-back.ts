import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { FleetTable } from '#cloud/api/fleet-table.ts'
import type { StoredItem } from '#cloud/api/query-items.ts'
import type { Sent } from './commands.ts'
import { stepsOf } from './steps.ts'

/** Puts back what the commands have written, and forgets them. */
export async function putBack(
  { document, name: TableName }: FleetTable,
  commands: Sent[],
  originals: readonly StoredItem[],
): Promise<void> {
  for (const { isWrite, before, after } of stepsOf(commands, originals)) {
    if (!isWrite) continue
    const Key = { pk: after?.['pk'], sk: after?.['sk'] }
    if (before) await document.send(new PutCommand({ TableName, Item: before }))
    else await document.send(new DeleteCommand({ TableName, Key }))
  }
  commands.length = 0
}
