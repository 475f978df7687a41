import type { Store } from 'dynalite/db/index.js'
import { AwsError } from './aws-error.ts'
import { batchWrite } from './batch-write.ts'
import { carryOut, checked, isEngineOperation, tableOf } from './engine.ts'
import { singleWrite } from './single-write.ts'
import { describeTimeToLive, updateTimeToLive } from './time-to-live.ts'
import { transactWrite } from './transact-write.ts'

/** Carries out one operation of DynamoDB, by its name in the API. @throws an error of DynamoDB */
export async function operate(store: Store, operation: string, request: object): Promise<object> {
  switch (operation) {
    case 'TransactWriteItems':
      return transactWrite(store, request)
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

/** CreateTable, answered when the table can be used: dynalite turns it ACTIVE a moment later, as AWS does. */
async function createTable(store: Store, request: object): Promise<object> {
  const data = checked(store, 'CreateTable', request)
  const answer = await carryOut(store, 'CreateTable', data)
  const isReady = () =>
    tableOf(store, data.TableName).then(
      () => true,
      () => false,
    )
  while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, 5))
  return answer
}
