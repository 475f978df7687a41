import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { DatabaseInUseError, DatabaseNotWritableError } from '#cloud/local/dynamodb/database-error.ts'
import { openLocalDynamo } from '#cloud/local/dynamodb/local-dynamo.ts'
import { emptyFolder, startDatabase, startTable, TableName } from '../support/database.ts'

const one = { pk: 'a', sk: '1' }

test('what was written is there when the folder is opened again', async () => {
  const directory = await emptyFolder()
  const first = await startTable({ directory })
  await first.document.send(new PutCommand({ TableName, Item: { ...one, kept: true } }))
  await first.database.close()

  const second = await startDatabase({ directory })
  expect(await second.get(one)).toEqual({ ...one, kept: true })
  const { TimeToLiveDescription } = await second.client.send(new DescribeTimeToLiveCommand({ TableName }))
  expect(TimeToLiveDescription?.TimeToLiveStatus).toBe('ENABLED')
})

test('a folder that is in use is refused, in words', async () => {
  const directory = await emptyFolder()
  await startDatabase({ directory })
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
