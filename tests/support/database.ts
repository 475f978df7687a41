import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { onTestFinished } from 'vitest'
import { localClient } from '#cloud/local/dynamodb/local-client.ts'
import { openLocalDynamo } from '#cloud/local/dynamodb/local-dynamo.ts'

/** A local DynamoDB in a folder, or in memory; closed after the test. */
export async function startDatabase(directory?: string) {
  const database = await openLocalDynamo(directory === undefined ? {} : { directory })
  onTestFinished(() => database.close())
  const client = localClient(database)
  const document = DynamoDBDocumentClient.from(client)
  const TableName = 'fleet'
  const get = async (Key: object) =>
    (await document.send(new GetCommand({ TableName, Key: { ...Key } }))).Item
  const query = async (key: string, value: string, IndexName?: string) => {
    const { Items = [] } = await document.send(
      new QueryCommand({
        TableName,
        IndexName,
        KeyConditionExpression: '#key = :value',
        ExpressionAttributeNames: { '#key': key },
        ExpressionAttributeValues: { ':value': value },
      }),
    )
    return Items
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

/** An empty folder, deleted after the test. */
export async function emptyFolder(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'fleet-database-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return directory
}
