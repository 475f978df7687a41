import { vehicleNotFound } from './api-problem.ts'
import { commandAt } from './command-item.ts'
import { commandsFrom } from './command-store.ts'
import { commandsCursor, readCursor, writeCursor } from './cursor.ts'
import type { Handler } from './handler.ts'
import { findVehicle } from './vehicle-store.ts'

/** The commands that were sent to a vehicle, newest first, as they stand now. */
export const readCommands: Handler<'readCommands'> = async ({ tenant }, input, { table, now }) => {
  const { vehicleId, limit, cursor } = input
  const place = readCursor(cursor, commandsCursor(tenant, vehicleId))
  if (!(await findVehicle(table, tenant, vehicleId))) throw vehicleNotFound()
  const found = await commandsFrom(table, { tenant, vehicleId, from: place?.from }, limit + 1)
  const from = found[limit]?.commandId
  return {
    body: {
      items: found.slice(0, limit).map((command) => commandAt(command, now)),
      nextCursor: from === undefined ? null : writeCursor({ kind: 'commands', tenant, vehicleId, from }),
      asOf: new Date(now).toISOString(),
    },
  }
}
