import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb'
import { auditIndex, changeIndex } from '#cloud/api/table-definition.ts'
import { TableName } from './database.ts'

export type StoredRow = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string }

/** All that is in the table, and in its indexes, in the order of the keys. */
export async function contentOf(document: DynamoDBDocumentClient) {
  const scan = async (IndexName?: string): Promise<readonly StoredRow[]> => {
    const pages = await Array.fromAsync(paginateScan({ client: document }, { TableName, IndexName }))
    const rows = pages.flatMap(({ Items = [] }) => Items as StoredRow[])
    return rows.toSorted((one, other) => (keyText(one) < keyText(other) ? -1 : 1))
  }
  return { items: await scan(), audits: await scan(auditIndex), changes: await scan(changeIndex) }
}

const keyText = ({ pk, sk }: StoredRow) => `${pk} ${sk}`

export type TableContent = Awaited<ReturnType<typeof contentOf>>

/**
 * What contradicts itself in tenant north, in words; nothing, where every transaction was carried out whole or not at all.
 */
export function contradictionsIn({ items, audits, changes }: TableContent): readonly string[] {
  const found: string[] = []
  const expectSame = (what: string, one: unknown, other: unknown) => {
    const [left, right] = [JSON.stringify(one), JSON.stringify(other)]
    if (left !== right) found.push(`${what}: ${left} and ${right}`)
  }
  const vehicles = items.filter(({ pk }) => pk === 'T#north#V')
  const entries = items.filter(({ pk, sk }) => pk.startsWith('T#north#V#') && sk.startsWith('A#'))
  const commands = items.filter(({ pk, sk }) => pk.startsWith('T#north#V#') && sk.startsWith('C#'))
  const pointers = items.filter(({ pk }) => pk === 'T#north#S')
  const keys = items.filter(({ pk }) => pk.startsWith('T#north#I#'))

  expectSame(
    'gsi1 and its items',
    audits,
    items.filter(({ gsi1pk }) => gsi1pk !== undefined),
  )
  expectSame(
    'gsi2 and its items',
    changes,
    items.filter(({ gsi2pk }) => gsi2pk !== undefined),
  )
  for (const { sk: vehicleId, version, callSign } of vehicles) {
    const updates = entries.filter(
      (one) => one['vehicleId'] === vehicleId && one['action'] === 'updateVehicle',
    )
    expectSame(`version of ${vehicleId} and its history`, version, updates.length + 1)
    const lastChange = (updates.at(-1)?.['changes'] ?? []) as readonly { field: string; to: unknown }[]
    const lastCallSign = lastChange.find(({ field }) => field === 'callSign')?.to ?? callSign
    expectSame(`${vehicleId} and the last of its history`, callSign, lastCallSign)
  }
  // Those of the seed have ids of 16 characters, and were added by nobody.
  const added = vehicles.filter(({ sk }) => sk.length > 16).map(({ sk }) => sk)
  const removed = items.filter(({ pk, sk }) => pk === 'T#north#R' && sk.startsWith('vehicles#'))
  expectSame(
    'added vehicles, still there or removed since, and history',
    [...added, ...removed.map((one) => String(one['removed'])).filter((id) => id.length > 16)].toSorted(),
    entries
      .filter(({ action }) => action === 'addVehicles')
      .map(({ vehicleId }) => String(vehicleId))
      .toSorted(),
  )
  expectSame(
    'VIN pointers and vehicles',
    pointers.map(({ sk, vehicleId }) => `${sk} ${String(vehicleId)}`).toSorted(),
    vehicles.map(({ vin, vehicleId }) => `VIN#${String(vin)} ${String(vehicleId)}`).toSorted(),
  )
  const commandNames = commands.map(({ vehicleId, commandId }) => `${String(vehicleId)} ${String(commandId)}`)
  expectSame(
    'idempotency keys and commands',
    keys.map(({ vehicleId, commandId }) => `${String(vehicleId)} ${String(commandId)}`).toSorted(),
    commandNames.toSorted(),
  )
  const sent = entries.filter(({ action }) => action === 'lockDoors')
  expectSame(
    'history and commands',
    sent.map(({ vehicleId, at }) => `${String(vehicleId)} ${String(at)}`).toSorted(),
    commands.map(({ vehicleId, requestedAt }) => `${String(vehicleId)} ${String(requestedAt)}`).toSorted(),
  )
  return found
}
