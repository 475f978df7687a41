import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { type FleetTable, fleetTable } from '../../api/fleet-table.ts'
import { batchPut } from './batch-put.ts'
import { createFleetTable } from './create-fleet-table.ts'
import { vehicleItems } from './vehicle-items.ts'
import { seedVehicles } from './vehicles.ts'

export interface SeedOptions {
  readonly client: DynamoDBClient
  readonly tableName: string
  /** How many vehicles tenant north is given. */
  readonly fleetSize: number
}

export interface SeedResult {
  /** Whether vehicles were written, this time. */
  readonly seeded: boolean
  /** What the person who started the local cloud should know. */
  readonly notice?: string
}

/** How many vehicles tenant south has, whatever the size of the other. */
export const southSize = 250

/** Remembers in the table what it was filled with; outside every tenant's partitions. */
const markerKey = { pk: 'SEED', sk: 'SEED' }

interface Marker {
  readonly fleetSize: number
  readonly isComplete: boolean
}

/**
 * Creates the table and fills it, once. The size is written down first and marked complete last: a seed that was cut
 * short is written again from the start, with the size it was begun with. Each vehicle is the same again.
 */
export async function seedFleet({ client, tableName, fleetSize }: SeedOptions): Promise<SeedResult> {
  await createFleetTable(client, tableName)
  const table = fleetTable(client, tableName)
  const marker = await readMarker(table)
  const size = marker?.fleetSize ?? fleetSize
  if (!marker?.isComplete) {
    await writeMarker(table, { fleetSize: size, isComplete: false })
    await batchPut(table, vehicleItems(seedVehicles('north', size)))
    await batchPut(table, vehicleItems(seedVehicles('south', southSize)))
    await writeMarker(table, { fleetSize: size, isComplete: true })
  }
  return {
    seeded: !marker?.isComplete,
    ...(size !== fleetSize && {
      notice: `The fleet stays at ${size} vehicles: it was made with that many. For FLEET_SIZE=${fleetSize} run npm run reset, which deletes all changes, then start again.`,
    }),
  }
}

async function readMarker({ document, name }: FleetTable): Promise<Marker | undefined> {
  const { Item } = await document.send(
    new GetCommand({ TableName: name, Key: markerKey, ConsistentRead: true }),
  )
  return Item as Marker | undefined
}

async function writeMarker({ document, name }: FleetTable, marker: Marker): Promise<void> {
  await document.send(new PutCommand({ TableName: name, Item: { ...markerKey, ...marker } }))
}
