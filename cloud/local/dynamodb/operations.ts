import type { Store } from 'dynalite/db/index.js'
import type { Clock } from '../clock.ts'
import { AwsError } from './aws-error.ts'
import { batchWrite } from './batch-write.ts'
import { ClientRequestTokens } from './client-request-tokens.ts'
import { createTable } from './create-table.ts'
import { carryOut, checked, isEngineOperation } from './engine.ts'
import { singleWrite } from './single-write.ts'
import { describeTimeToLive, updateTimeToLive } from './time-to-live.ts'
import { transactGet } from './transact-get.ts'
import { transactWrite } from './transact-write.ts'

/** Carries out one operation of DynamoDB, by its name in the API. Rejects with an error of DynamoDB. */
export type Operate = (operation: string, request: object) => Promise<object>

/** DynamoDB's operations on a store. */
export function operationsOn(store: Store, now: Clock): Operate {
  const tokens = new ClientRequestTokens(now)
  return async (operation, request) => {
    switch (operation) {
      case 'TransactWriteItems':
        return transactWrite(store, tokens, request)
      case 'TransactGetItems':
        return transactGet(store, request)
      case 'BatchWriteItem':
        return batchWrite(store, request)
      case 'PutItem':
      case 'UpdateItem':
      case 'DeleteItem':
        return singleWrite(store, operation, request)
      case 'UpdateTimeToLive':
        return updateTimeToLive(store, request)
      case 'DescribeTimeToLive':
        return describeTimeToLive(store, request)
      case 'CreateTable':
        return createTable(store, request)
    }
    if (isEngineOperation(operation)) return carryOut(store, operation, checked(store, operation, request))
    throw new AwsError(
      'com.amazon.coral.service#UnknownOperationException',
      `The local DynamoDB does not know ${operation}`,
    )
  }
}
