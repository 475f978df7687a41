import { fleetTable } from '#cloud/api/fleet-table.ts'
import { localClient } from '#cloud/local/dynamodb/local-client.ts'
import { type LocalDynamo, openLocalDynamo } from '#cloud/local/dynamodb/local-dynamo.ts'
import { batchPut } from '#cloud/local/seed/batch-put.ts'
import { createFleetTable } from '#cloud/local/seed/create-fleet-table.ts'
import { costOfList, tableName } from './calls.ts'
import { fleetItems, type FleetTables, listsOf } from './fleet.ts'

/** Holds what the tables in memory answer against the local database with the same items. @throws {Error} where they differ */
export async function proveTables({ size, all, changes }: FleetTables): Promise<void> {
  const items = [...fleetItems(size)]
  for (const [set, table] of Object.entries({ all, changes })) {
    const database = await databaseOf(items.flatMap((one) => (one.set === set ? [one.item] : [])))
    try {
      for (const list of listsOf(set as 'all' | 'changes')) {
        const [expected, found] = [await costOfList(database, list), await costOfList(table, list)]
        const isSame = expected.answers.every(({ gzip }, page) => found.answers[page]?.gzip.equals(gzip))
        if (!isSame || expected.calls !== found.calls) {
          throw new Error(`${list.path}: the local database gives other pages than the table in memory`)
        }
      }
    } finally {
      await database.close()
    }
  }
}

async function databaseOf(items: readonly object[]): Promise<LocalDynamo> {
  const database = await openLocalDynamo({})
  const client = localClient(database)
  await createFleetTable(client, tableName)
  await batchPut(fleetTable(client, tableName), items)
  return database
}
