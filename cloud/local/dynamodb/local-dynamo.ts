import { access, constants, mkdir } from 'node:fs/promises'
import db, { type Store } from 'dynalite/db/index.js'
import type { Clock } from '../clock.ts'
import { DatabaseDamagedError, DatabaseInUseError, DatabaseNotWritableError } from './database-error.ts'
import { operationsOn } from './operations.ts'
import type { RequestHandler } from '../in-process-handler.ts'
import { requestHandlerFor } from './request-handler.ts'
import { sweepExpired } from './sweep-expired.ts'

/** A DynamoDB inside this process. */
export interface LocalDynamo {
  /** For `new DynamoDBClient({ requestHandler })`. */
  readonly requestHandler: RequestHandler
  /** Deletes a table's expired items by `seconds` since 1970; answers how many. AWS does so by itself, within days. */
  sweep(table: string, seconds: number): Promise<number>
  close(): Promise<void>
}

export interface LocalDynamoOptions {
  /** In memory without. */
  readonly directory?: string
  readonly now?: Clock
}

/**
 * Opens the database in a folder, which is made where it is missing, or one in memory.
 * @throws {DatabaseInUseError} if another program, or this one, has it open
 * @throws {DatabaseNotWritableError} if the folder can't be made or written to
 * @throws {DatabaseDamagedError} if its files are not a database
 */
export async function openLocalDynamo({
  directory,
  now = Date.now,
}: LocalDynamoOptions): Promise<LocalDynamo> {
  if (directory !== undefined) await assertWritable(directory)
  const store = db.create({
    ...(directory !== undefined && { path: directory }),
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
  })
  await open(store, directory ?? 'memory')
  return {
    requestHandler: requestHandlerFor(operationsOn(store, now)),
    sweep: (table, seconds) => sweepExpired(store, table, seconds),
    close: () => store.lifecycleManager.gracefulClose(),
  }
}

async function assertWritable(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true })
    await access(directory, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new DatabaseNotWritableError(directory, errorCode(error), { cause: error })
  }
}

async function open(store: Store, directory: string): Promise<void> {
  try {
    await store.db.open()
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
    if (errorCode(cause) === 'LEVEL_LOCKED') throw new DatabaseInUseError(directory, { cause })
    throw new DatabaseDamagedError(directory, errorCode(cause), { cause })
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
