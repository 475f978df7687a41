import { Duration } from 'aws-cdk-lib'
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import type { Construct } from 'constructs'
import type { Route } from '#contract/routes.ts'
import { functionEntries } from './function-bundle.ts'
import { addLambdaFunction } from './lambda-function.ts'
import type { StageSettings } from './stage.ts'
import { grantReads, grantWrites } from './table-grants.ts'

/** The functions behind the gateway: one bundle, deployed once for each set of grants. */
export interface FleetFunctions {
  readonly read: NodejsFunction
  readonly write: NodejsFunction
}

/** The function that answers a route: what only reads runs where nothing can be changed. */
export function functionOf({ method }: Pick<Route, 'method'>): keyof FleetFunctions {
  return method === 'GET' ? 'read' : 'write'
}

export interface FleetFunctionsOptions {
  readonly table: TableV2
  /** The one app client whose tokens the boundary takes. */
  readonly client: UserPoolClient
}

export function addFleetFunctions(
  scope: Construct,
  { table, client }: FleetFunctionsOptions,
  stage: StageSettings,
): FleetFunctions {
  const addFunction = (name: string, description: string) => {
    const options = {
      entry: functionEntries.api,
      description,
      timeout: Duration.seconds(10),
      environment: { TABLE_NAME: table.tableName, CLIENT_ID: client.userPoolClientId },
    }
    return addLambdaFunction(scope, name, options, stage)
  }
  const read = addFunction('ReadFunction', 'Fleet API: the routes that read')
  const write = addFunction('WriteFunction', 'Fleet API: the routes that change vehicles or send commands')
  grantReads(table, read)
  grantWrites(table, write)
  return { read, write }
}
