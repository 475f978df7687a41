import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { membersBusy } from './api-problem.ts'
import type { FleetTable } from './fleet-table.ts'
import type { HandlerContext } from './handler.ts'
import { memberLeaseKey } from './keys.ts'
import { timeToLiveAttribute } from './table-definition.ts'

/** Longer than the function may run (cloud/infra), so that nobody still works under a lease that has ended. */
export const leaseMs = 20_000
const patienceMs = 2_000

/** Whether a lease is still one's own: to be asked before anything that must not happen twice at a time. @throws {ApiProblem} */
export type StillHeld = () => void

/**
 * Does something to a tenant's members while nobody else does: under a lease in the table, which ends by itself should
 * whoever holds it never come back.
 * @throws {ApiProblem} members_busy where it can't be had in about two seconds
 */
export async function withMemberLease<Result>(
  { table, now }: Pick<HandlerContext, 'table' | 'now'>,
  tenant: string,
  work: (stillHeld: StillHeld) => Promise<Result>,
): Promise<Result> {
  const began = performance.now()
  const waited = () => performance.now() - began
  const holder = randomUUID()
  while (!(await takeLease(table, tenant, { holder, now: now + waited() }))) {
    if (waited() > patienceMs) throw membersBusy()
    await pause(20 + Math.random() * 80)
  }
  const taken = waited()
  try {
    return await work(() => {
      if (waited() - taken > leaseMs) throw membersBusy()
    })
  } finally {
    await releaseLease(table, tenant, holder)
  }
}

async function takeLease(
  { document, name }: FleetTable,
  tenant: string,
  { holder, now }: { holder: string; now: number },
): Promise<boolean> {
  const until = Math.ceil(now) + leaseMs
  return held(
    document.send(
      new PutCommand({
        TableName: name,
        Item: {
          ...memberLeaseKey(tenant),
          holder,
          until,
          [timeToLiveAttribute]: Math.ceil(until / 1000),
        },
        ConditionExpression: 'attribute_not_exists(pk) OR #until <= :now',
        ExpressionAttributeNames: { '#until': 'until' },
        ExpressionAttributeValues: { ':now': Math.floor(now) },
      }),
    ),
  )
}

/** One that has ended and is somebody else's by now stays. */
async function releaseLease({ document, name }: FleetTable, tenant: string, holder: string): Promise<void> {
  await held(
    document.send(
      new DeleteCommand({
        TableName: name,
        Key: memberLeaseKey(tenant),
        ConditionExpression: 'holder = :holder',
        ExpressionAttributeValues: { ':holder': holder },
      }),
    ),
  )
}

async function held(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}
