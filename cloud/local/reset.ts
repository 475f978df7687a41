import { readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { certificateFolder } from './certificate.ts'
import { openLocalDynamo } from './dynamodb/local-dynamo.ts'
import { DatabaseDamagedError } from './dynamodb/database-error.ts'
import { readEnvironment } from './environment.ts'
import { failureMessage } from './failure-message.ts'
import { databaseFolder } from './local-database.ts'
import { findStateDirectory, stateMarker } from './state-directory.ts'

/** `npm run reset`: empties the local cloud's folder, unless a server holds it. The certificate stays. */
async function reset(): Promise<string> {
  const root = resolve(import.meta.dirname, '../..')
  const given = resolve(root, readEnvironment(process.env).directory)
  const directory = await findStateDirectory(given)
  if (directory === undefined) return `There is nothing to reset: ${given} holds no local cloud.`
  await makeSureNobodyHoldsIt(directory)
  const names = await readdir(directory)
  const doomed = names.filter((name) => name !== certificateFolder && name !== stateMarker)
  for (const name of doomed) await rm(join(directory, name), { recursive: true, force: true })
  return `Emptied ${directory}; the certificate was kept. The next start makes a new fleet, and everyone signs in again.`
}

/** Opening the database takes its lock, which a running server holds. A damaged one is what a reset is for. */
async function makeSureNobodyHoldsIt(directory: string): Promise<void> {
  try {
    const database = await openLocalDynamo({ directory: databaseFolder(directory) })
    await database.close()
  } catch (error) {
    if (!(error instanceof DatabaseDamagedError)) throw error
  }
}

try {
  process.stdout.write(`${await reset()}\n`)
} catch (error) {
  process.stderr.write(failureMessage(error))
  process.exit(1)
}
