import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { join } from 'node:path'
import { type Clock, seconds } from './clock.ts'
import { localClient } from './dynamodb/local-client.ts'
import { openLocalDynamo } from './dynamodb/local-dynamo.ts'
import { seedFleet } from './seed/seed-fleet.ts'

export interface LocalDatabase {
  readonly client: DynamoDBClient
  readonly tableName: string
  /** What the seed has to say, such as that the fleet keeps its size. */
  readonly notices: readonly string[]
  close(): Promise<void>
}

export interface LocalDatabaseOptions {
  /** The local cloud's folder; in memory without. */
  readonly directory?: string | undefined
  readonly fleetSize: number
  readonly now: Clock
}

const tableName = 'fleet'
const hour = 3_600_000

/** Where the database is in the local cloud's folder. */
export function databaseFolder(directory: string): string {
  return join(directory, 'database')
}

/**
 * Opens the fleet's table and fills it the first time.
 * @throws {DatabaseInUseError | DatabaseNotWritableError | DatabaseDamagedError} with a message ready for people.
 */
export async function openLocalDatabase(options: LocalDatabaseOptions): Promise<LocalDatabase> {
  const { directory, fleetSize, now } = options
  const database = await openLocalDynamo({
    ...(directory !== undefined && { directory: databaseFolder(directory) }),
    now,
  })
  const client = localClient(database)
  // AWS deletes expired items some time later; so does this. Nothing relies on it.
  const sweeping = setInterval(() => void database.sweep(tableName, seconds(now)).catch(() => 0), hour)
  sweeping.unref()
  const close = async () => {
    clearInterval(sweeping)
    client.destroy()
    await database.close()
  }
  try {
    const { notice } = await seedFleet({ client, tableName, fleetSize })
    return { client, tableName, notices: notice === undefined ? [] : [notice], close }
  } catch (error) {
    await close()
    throw error
  }
}
