import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { fleetTable } from '#cloud/api/fleet-table.ts'
import { DatabaseInUseError } from '#cloud/local/dynamodb/database-error.ts'
import { openLocalDynamo } from '#cloud/local/dynamodb/local-dynamo.ts'
import { batchPut } from '#cloud/local/seed/batch-put.ts'
import { randomFor } from '#cloud/local/seed/random.ts'
import { vehicleItems } from '#cloud/local/seed/vehicle-items.ts'
import { seedVehicles } from '#cloud/local/seed/vehicles.ts'
import { contentOf, contradictionsIn, type TableContent } from '../support/consistency.ts'
import { emptyFolder, failureOf, startDatabase, startTable, TableName } from '../support/database.ts'
import { type Acknowledged, startWriter } from '../support/writer-process.ts'

const rounds = 20

/** A folder with a database of three vehicles, closed. */
async function prepare() {
  const directory = await emptyFolder()
  const vehicles = [...seedVehicles('north', 3)]
  const { client, database } = await startTable({ directory })
  await batchPut(fleetTable(client, TableName), vehicleItems(vehicles))
  await database.close()
  return { directory, vehicleIds: vehicles.map(({ vehicleId }) => vehicleId) }
}

async function readClosed(directory: string): Promise<TableContent> {
  const { document, database } = await startDatabase({ directory })
  const content = await contentOf(document)
  await database.close()
  return content
}

/** Those of the acknowledged writes that are not in the table. */
function lostFrom({ items }: TableContent, acknowledged: readonly Acknowledged[]): readonly Acknowledged[] {
  const entries = new Set(items.map(({ requestId }) => requestId))
  const commands = new Set(items.filter(({ sk }) => sk.startsWith('C#')).map(({ commandId }) => commandId))
  const keys = new Map(items.map(({ sk, commandId }) => [sk, commandId]))
  const vins = new Map(items.map(({ sk, vin }) => [sk, vin]))
  const versions = new Map(items.map(({ sk, version }) => [sk, Number(version)]))
  return acknowledged.filter((one) => {
    if (one.kind === 'command') return !(commands.has(one.commandId) && keys.get(one.key) === one.commandId)
    if (one.kind === 'add') return vins.get(one.vehicleId) !== one.vin
    return !(entries.has(one.requestId) && (versions.get(one.vehicleId) ?? 0) >= one.version)
  })
}

test(`killed ${rounds} times while it writes, the store has all it acknowledged, and nothing by halves`, async () => {
  const seed = `${randomInt(1_000_000_000)}`
  const random = randomFor(seed)
  const { directory, vehicleIds } = await prepare()
  const acknowledged: Acknowledged[] = []
  for (let round = 1; round <= rounds; round += 1) {
    const writer = startWriter(directory, `${seed}-${round}`, vehicleIds)
    const last = acknowledged.length + 1 + random.below(60)
    for await (const line of writer.lines) {
      acknowledged.push(line)
      if (acknowledged.length === last) await writer.kill()
    }
    const content = await readClosed(directory)
    const happened = { lost: lostFrom(content, acknowledged), contradictions: contradictionsIn(content) }
    expect(happened, `seed ${seed}, round ${round}`).toEqual({ lost: [], contradictions: [] })
    expect(acknowledged.length).toBeGreaterThanOrEqual(last)
  }
  const kinds = new Set(acknowledged.map(({ kind }) => kind))
  expect(kinds).toEqual(new Set(['update', 'command', 'add']))
}, 120_000)

test('while another process has the folder, it is refused', async () => {
  const { directory, vehicleIds } = await prepare()
  const writer = startWriter(directory, 'any', vehicleIds)
  for await (const _ of writer.lines) break
  expect(await failureOf(openLocalDynamo({ directory }))).toBeInstanceOf(DatabaseInUseError)
  await writer.kill()
  await (await openLocalDynamo({ directory })).close()
})
