import batchWriteItem from 'dynalite/actions/batchWriteItem.js'
import createTable from 'dynalite/actions/createTable.js'
import deleteItem from 'dynalite/actions/deleteItem.js'
import describeTable from 'dynalite/actions/describeTable.js'
import getItem from 'dynalite/actions/getItem.js'
import putItem from 'dynalite/actions/putItem.js'
import query from 'dynalite/actions/query.js'
import scan from 'dynalite/actions/scan.js'
import updateItem from 'dynalite/actions/updateItem.js'
import type { Callback, Data, Store, Table } from 'dynalite/db/index.js'
import batchWriteRules from 'dynalite/validations/batchWriteItem.js'
import createTableRules from 'dynalite/validations/createTable.js'
import deleteRules from 'dynalite/validations/deleteItem.js'
import describeRules from 'dynalite/validations/describeTable.js'
import getRules from 'dynalite/validations/getItem.js'
import validations from 'dynalite/validations/index.js'
import putRules from 'dynalite/validations/putItem.js'
import queryRules from 'dynalite/validations/query.js'
import scanRules from 'dynalite/validations/scan.js'
import updateRules from 'dynalite/validations/updateItem.js'

/** dynalite does not know this parameter of 2023 yet; what it asks for is added in single-write.ts and transact-write.ts. */
const returnsOld = { ReturnValuesOnConditionCheckFailure: { type: 'String', enum: ['ALL_OLD', 'NONE'] } }
const conditional = <Rules extends { readonly types: object }>(rules: Rules) => ({
  ...rules,
  types: { ...rules.types, ...returnsOld },
})

const engine = {
  BatchWriteItem: { action: batchWriteItem, rules: batchWriteRules },
  CreateTable: { action: createTable, rules: createTableRules },
  DeleteItem: { action: deleteItem, rules: conditional(deleteRules) },
  DescribeTable: { action: describeTable, rules: describeRules },
  GetItem: { action: getItem, rules: getRules },
  PutItem: { action: putItem, rules: conditional(putRules) },
  Query: { action: query, rules: queryRules },
  Scan: { action: scan, rules: scanRules },
  UpdateItem: { action: updateItem, rules: conditional(updateRules) },
}

/** The operations that dynalite itself knows how to carry out. */
export type EngineOperation = keyof typeof engine

export function isEngineOperation(name: string): name is EngineOperation {
  return Object.hasOwn(engine, name)
}

/** The request with its types and values checked as DynamoDB checks them. @throws an error of DynamoDB */
export function checked(store: Store, operation: EngineOperation, request: object): Data {
  const { types, custom } = engine[operation].rules
  const data = validations.checkTypes(request, types)
  validations.checkValidations(data, types, custom, store)
  return data
}

/** Carries out a checked request. @throws an error of DynamoDB */
export function carryOut(store: Store, operation: EngineOperation, data: Data): Promise<object> {
  return called((callback) => engine[operation].action(store, data, callback))
}

/** The description of a table that is ready for use. @throws an error of DynamoDB where there is none */
export function tableOf(store: Store, name: string): Promise<Table> {
  return called((callback) => store.getTable(name, true, callback))
}

/** The result of a function that takes a callback. */
export function called<Result>(run: (callback: Callback<Result>) => void): Promise<Result> {
  return new Promise((resolve, reject) => {
    run((error, result) => {
      if (error === null || error === undefined) resolve(result as Result)
      else reject(error instanceof Error ? error : new Error('The database failed', { cause: error }))
    })
  })
}
