import { setTimeout as pause } from 'node:timers/promises'
import type { Store } from 'dynalite/db/index.js'
import { carryOut, checked, tableOf } from './engine.ts'

/** CreateTable, answered when the table can be used: dynalite turns it ACTIVE a moment later, as AWS does. */
export async function createTable(store: Store, request: object): Promise<object> {
  const data = checked(store, 'CreateTable', request)
  const answer = await carryOut(store, 'CreateTable', data)
  while (!(await isReady(store, data.TableName))) await pause(5)
  return answer
}

function isReady(store: Store, table: string): Promise<boolean> {
  return tableOf(store, table).then(
    () => true,
    () => false,
  )
}
