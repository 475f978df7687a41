import { setTimeout as pause } from 'node:timers/promises'
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { FleetTable } from './fleet-table.ts'

type Steps = NonNullable<TransactWriteCommandInput['TransactItems']>

const tries = 5

/**
 * Writes all of these or none. Answers null when they are written, else which steps' conditions did not hold.
 * A transaction that only met another one on the same item is tried again (reason TransactionConflict: the AWS SDK
 * does not repeat it, since it can't tell it from a failed condition).
 */
export async function transact({ document }: FleetTable, steps: Steps): Promise<readonly boolean[] | null> {
  for (let tried = 1; ; tried += 1) {
    try {
      await document.send(new TransactWriteCommand({ TransactItems: steps }))
      return null
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error
      const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code)
      if (codes.includes('ConditionalCheckFailed')) {
        return codes.map((code) => code === 'ConditionalCheckFailed')
      }
      if (!codes.includes('TransactionConflict') || tried === tries) throw error
      await pause(Math.random() * 25 * 2 ** tried)
    }
  }
}
