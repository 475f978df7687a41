import { AsyncLocalStorage } from 'node:async_hooks'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/**
 * What goes wrong with the first write of whatever runs: the connection is lost before the database has it, or after it has done it, so that
 * nobody is told.
 */
export type Fault = 'none' | 'lostBefore' | 'lostAfter'

const writes = new Set(['TransactWriteItemsCommand', 'UpdateItemCommand', 'PutItemCommand'])

/** Puts faults, and a gate that every request waits at, before a database. */
export function unreliable(client: DynamoDBClient, gate: () => Promise<unknown>) {
  const running = new AsyncLocalStorage<{ fault: Fault }>()
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        await gate()
        const run = running.getStore()
        const fault = run && writes.has(commandName) ? run.fault : 'none'
        if (run && fault !== 'none') run.fault = 'none'
        if (fault === 'lostBefore') throw new Error('The connection was lost before the write, as asked')
        const answer = await next(args)
        if (fault === 'lostAfter') throw new Error('The connection was lost after the write, as asked')
        return answer
      },
    { step: 'initialize', name: 'unreliable' },
  )
  return <Result>(fault: Fault, work: () => Promise<Result>) => running.run({ fault }, work)
}
