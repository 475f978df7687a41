import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBDocumentClient, GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb'
import { onTestFinished } from 'vitest'
import { localClient } from '#cloud/local/dynamodb/local-client.ts'
import { type LocalDynamoOptions, openLocalDynamo } from '#cloud/local/dynamodb/local-dynamo.ts'
import { createFleetTable } from '#cloud/local/seed/create-fleet-table.ts'

/** The table that tests write to. */
export const TableName = 'fleet'

/** A local DynamoDB in a folder, or in memory; closed after the test. */
export async function startDatabase(options: LocalDynamoOptions = {}) {
  const database = await openLocalDynamo(options)
  onTestFinished(() => database.close())
  const client = localClient(database)
  const document = DynamoDBDocumentClient.from(client)
  const get = async (Key: object) =>
    (await document.send(new GetCommand({ TableName, Key: { ...Key } }))).Item
  const query = async (key: string, value: string, IndexName?: string) => {
    const pages = paginateQuery(
      { client: document },
      {
        TableName,
        IndexName,
        KeyConditionExpression: '#key = :value',
        ExpressionAttributeNames: { '#key': key },
        ExpressionAttributeValues: { ':value': value },
      },
    )
    return (await Array.fromAsync(pages)).flatMap(({ Items = [] }) => Items)
  }
  return {
    database,
    client,
    document,
    get,
    /** All items of a partition. */
    partition: (pk: string) => query('pk', pk),
    /** All entries of a partition of the index gsi1. */
    byIndex: (gsi1pk: string) => query('gsi1pk', gsi1pk, 'gsi1'),
  }
}

/** A local DynamoDB with the fleet's table, empty. */
export async function startTable(options?: LocalDynamoOptions) {
  const database = await startDatabase(options)
  await createFleetTable(database.client, TableName)
  return database
}

/** What a promise is rejected with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (outcome === undefined) throw new Error('Expected a failure')
  return outcome
}

/** An empty folder, deleted after the test. */
export async function emptyFolder(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'fleet-database-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return directory
}
