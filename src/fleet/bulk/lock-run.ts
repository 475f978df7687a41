import type { Command } from '#contract/command.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { isFailure } from '../api/api-error.ts'
import type { FleetApi } from '../api/fleet-api.ts'
import { timeWords } from '../words.ts'
import { BulkRun } from './bulk-run.ts'
import { OneFailed } from './failure-reach.ts'

/** Locks the doors of many vehicles. */
export type LockRun = BulkRun<Vehicle, Command>

/** A run that is ready to lock these. A vehicle keeps its key until an answer is about it, so no command is sent twice. */
export function createLockRun(api: Pick<FleetApi, 'lockDoors'>, vehicles: readonly Vehicle[]): LockRun {
  const keys = new Map<string, string>()
  return new BulkRun<Vehicle, Command>(vehicles, async ({ vehicleId }) => {
    const idempotencyKey = keys.get(vehicleId) ?? crypto.randomUUID()
    keys.set(vehicleId, idempotencyKey)
    let command: Command
    try {
      command = await api.lockDoors({ vehicleId, idempotencyKey, body: {} })
    } catch (error) {
      if (isFailure(error, 'idempotency_key_reused')) keys.delete(vehicleId)
      throw error
    }
    keys.delete(vehicleId)
    if (command.status === 'expired') {
      throw new OneFailed(
        `The command had got through, but expired at ${timeWords(command.expiresAt)} before the vehicle took it. Try again if you still want it.`,
      )
    }
    return { kind: 'done', done: command }
  })
}
