import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { fleetTable } from '#cloud/api/fleet-table.ts'
import { transact } from '#cloud/api/transact.ts'
import { localClient } from '#cloud/local/dynamodb/local-client.ts'
import { openLocalDynamo } from '#cloud/local/dynamodb/local-dynamo.ts'
import { createFleetTable } from '#cloud/local/seed/create-fleet-table.ts'

/*
 * A program that writes to the database in the folder it is given, for ever: item 0, 1, 2… and a record of how far it
 * is in one transaction. Prints each number once its write is acknowledged. Made to be killed.
 */
const [directory = ''] = process.argv.slice(2)
const client = localClient(await openLocalDynamo({ directory }))
await createFleetTable(client, 'fleet')
const table = fleetTable(client, 'fleet')
await table.document.send(new PutCommand({ TableName: 'fleet', Item: { pk: 'progress', sk: 'p', last: -1 } }))
for (let number = 0; ; number += 1) {
  await transact(table, [
    {
      Put: {
        TableName: 'fleet',
        Item: { pk: 'item', sk: String(number), gsi1pk: 'i', gsi1sk: String(number) },
      },
    },
    { Put: { TableName: 'fleet', Item: { pk: 'progress', sk: 'p', last: number } } },
  ])
  process.stdout.write(`${number}\n`)
}
