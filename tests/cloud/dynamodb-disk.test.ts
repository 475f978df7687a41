import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, onTestFinished, test } from 'vitest'
import { DatabaseInUseError, DatabaseNotWritableError } from '#cloud/local/dynamodb/database-error.ts'
import { openLocalDynamo } from '#cloud/local/dynamodb/local-dynamo.ts'
import { createFleetTable } from '#cloud/local/seed/create-fleet-table.ts'
import { emptyFolder, startDatabase } from '../support/database.ts'

const TableName = 'fleet'
const one = { pk: 'a', sk: '1' }

test('what was written is there when the folder is opened again', async () => {
  const directory = await emptyFolder()
  const first = await startDatabase(directory)
  await createFleetTable(first.client, TableName)
  await first.document.send(new PutCommand({ TableName, Item: { ...one, kept: true } }))
  await first.database.close()

  const second = await startDatabase(directory)
  expect(await second.get(one)).toEqual({ ...one, kept: true })
  const { TimeToLiveDescription } = await second.client.send(new DescribeTimeToLiveCommand({ TableName }))
  expect(TimeToLiveDescription?.TimeToLiveStatus).toBe('ENABLED')
})

test('a folder that is in use is refused, in words', async () => {
  const directory = await emptyFolder()
  await startDatabase(directory)
  const failure: unknown = await openLocalDynamo({ directory }).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(DatabaseInUseError)
  expect(String(failure)).toContain(directory)
  expect(String(failure)).toContain('LOCAL_CLOUD_DIR')
})

test('a folder that can’t be written to is refused, in words', async () => {
  const file = join(await emptyFolder(), 'a-file')
  await writeFile(file, '')
  for (const directory of [file, join(file, 'below')]) {
    const failure: unknown = await openLocalDynamo({ directory }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(DatabaseNotWritableError)
    expect(String(failure)).toContain(directory)
    expect(String(failure)).toContain('LOCAL_CLOUD_DIR')
  }
})

test('while another process has the folder it is refused; when that one is killed, all it acknowledged is there', async () => {
  const directory = await emptyFolder()
  const script = join(import.meta.dirname, '../support/acknowledging-writer.ts')
  const writer = spawn(process.execPath, [script, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void writer.kill('SIGKILL'))
  const exited = once(writer, 'exit')
  let acknowledged = -1
  let whileHeld: unknown
  for await (const line of createInterface(writer.stdout)) {
    acknowledged = Number(line)
    if (acknowledged === 5) whileHeld = await openLocalDynamo({ directory }).catch((error: unknown) => error)
    if (acknowledged === 40) writer.kill('SIGKILL')
  }
  await exited
  expect(whileHeld).toBeInstanceOf(DatabaseInUseError)
  expect(acknowledged).toBeGreaterThanOrEqual(40)

  const { get, byIndex } = await startDatabase(directory)
  const last = Number((await get({ pk: 'progress', sk: 'p' }))?.['last'])
  expect(last).toBeGreaterThanOrEqual(acknowledged)
  expect(await byIndex('i')).toHaveLength(last + 1)
  expect(await get({ pk: 'item', sk: String(acknowledged) })).toBeDefined()
})
