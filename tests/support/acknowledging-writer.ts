import { randomUUID } from 'node:crypto'
import { addVehicles as addToFleet } from '#cloud/api/add-vehicles.ts'
import { ApiProblem } from '#cloud/api/api-problem.ts'
import { fleetTable } from '#cloud/api/fleet-table.ts'
import type { Member } from '#cloud/api/handler.ts'
import { lockDoors } from '#cloud/api/lock-doors.ts'
import { updateVehicle } from '#cloud/api/update-vehicle.ts'
import { findVehicle } from '#cloud/api/vehicle-store.ts'
import { localClient } from '#cloud/local/dynamodb/local-client.ts'
import { openLocalDynamo } from '#cloud/local/dynamodb/local-dynamo.ts'
import { randomFor } from '#cloud/local/seed/random.ts'
import { seedVin } from '#cloud/local/seed/seed-vin.ts'
import { newVehicle } from './vehicle.ts'
import type { Acknowledged } from './writer-process.ts'

/*
 * A program that changes the vehicles of tenant north in the database in a folder, several at a time and for ever, with
 * the real code of the API, and prints what has been acknowledged, a line of JSON each. Made to be killed.
 */
const [directory = '', seed = '', ...vehicleIds] = process.argv.slice(2)
const random = randomFor(seed)
const table = fleetTable(localClient(await openLocalDynamo({ directory })), 'fleet')
const caller: Member = {
  sub: 'writer',
  username: 'writer',
  clientId: 'writer',
  tenant: 'north',
  groups: new Set(['manager']),
  scopes: new Set(),
  authTime: 0,
}

const context = () => ({ table, now: Date.now(), requestId: randomUUID() })
const acknowledge = (line: Acknowledged) => process.stdout.write(`${JSON.stringify(line)}\n`)

async function changeVehicle(vehicleId: string): Promise<void> {
  const vehicle = await findVehicle(table, 'north', vehicleId)
  if (!vehicle) throw new Error(`${vehicleId} is gone`)
  const vin = seedVin({ start: '1FTBR1C8', plant: 'K', year: 2024, serial: random.below(50) })
  const changes = { callSign: randomUUID().slice(0, 8), ...(random.chance(0.4) && { vin }) }
  const request = context()
  const { body } = await updateVehicle(caller, { vehicleId, version: vehicle.version, changes }, request)
  acknowledge({ kind: 'update', vehicleId, version: body.version, requestId: request.requestId })
}

async function sendCommand(vehicleId: string): Promise<void> {
  const key = randomUUID()
  const { body } = await lockDoors(caller, { vehicleId, key, request: {} }, context())
  acknowledge({ kind: 'command', vehicleId, key, commandId: body.commandId })
}

/** Several at once, some of whose VINs the fleet has. */
async function addVehicles(): Promise<void> {
  const vehicles = Array.from({ length: 2 }, () => {
    const vin = seedVin({ start: '1FTBR1C8', plant: 'K', year: 2023, serial: random.below(100_000) })
    return newVehicle({ vin })
  })
  const { body } = await addToFleet(caller, { vehicles, dryRun: false }, context())
  for (const result of body.results) {
    if (result.outcome !== 'created' || !result.vehicle) continue
    acknowledge({ kind: 'add', vehicleId: result.vehicle.vehicleId, vin: result.vehicle.vin })
  }
}

async function writeForEver(): Promise<never> {
  for (;;) {
    const vehicleId = random.pick(vehicleIds)
    try {
      await random.pick([changeVehicle, changeVehicle, changeVehicle, sendCommand, sendCommand, addVehicles])(
        vehicleId,
      )
    } catch (error) {
      // Another one of these was faster, or has the VIN.
      if (!(error instanceof ApiProblem)) throw error
    }
  }
}

await Promise.all(Array.from({ length: 4 }, writeForEver))
