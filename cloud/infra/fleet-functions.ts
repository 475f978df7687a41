import { Duration } from 'aws-cdk-lib'
import type { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito'
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import type { Construct } from 'constructs'
import type { Route } from '#contract/routes.ts'
import { laptopOrigin } from '../site/laptop-origin.ts'
import { functionEntries } from './function-bundle.ts'
import { addLambdaFunction } from './lambda-function.ts'
import type { StageSettings } from './stage.ts'
import { grantMemberRecords, grantReads, grantWrites } from './table-grants.ts'
import { grantMembership } from './user-pool-grants.ts'
import type { DeployedTable } from './fleet-table.ts'

/** The functions behind the gateway: the same API with different grants; only the last one can ask the user pool. */
export interface FleetFunctions {
  readonly read: NodejsFunction
  readonly write: NodejsFunction
  readonly members: NodejsFunction
}

/** The function that answers a route: members have one to themselves, and what only reads runs where nothing can be changed. */
export function functionOf({ method, path }: Pick<Route, 'method' | 'path'>): keyof FleetFunctions {
  if (path.startsWith('/members/')) return 'members'
  return method === 'GET' ? 'read' : 'write'
}

export interface FleetFunctionsOptions {
  readonly table: DeployedTable
  readonly userPool: UserPool
  /** The one app client whose tokens the boundary takes. */
  readonly client: UserPoolClient
}

export function addFleetFunctions(
  scope: Construct,
  { table, userPool, client }: FleetFunctionsOptions,
  stage: StageSettings,
): FleetFunctions {
  const settings = {
    TABLE_NAME: table.tableName,
    CLIENT_ID: client.userPoolClientId,
    ...(stage.laptopAllowed && { ALLOWED_ORIGIN: laptopOrigin }),
  }
  const addFunction = (
    name: string,
    description: string,
    { entry = functionEntries.api, environment = {} } = {},
  ) => {
    // Shorter than the lease under which members are changed (cloud/api/member-lease.ts).
    const timeout = Duration.seconds(10)
    const options = { entry, description, timeout, environment: { ...settings, ...environment } }
    return addLambdaFunction(scope, name, options, stage)
  }
  const read = addFunction('ReadFunction', 'Fleet API: the routes that read')
  const write = addFunction('WriteFunction', 'Fleet API: the routes that change vehicles or send commands')
  const members = addFunction('MembersFunction', 'Fleet API: the routes about members', {
    entry: functionEntries.members,
    environment: { USER_POOL_ID: userPool.userPoolId },
  })
  grantReads(table, read)
  grantWrites(table, write)
  grantMemberRecords(table, members)
  grantMembership(userPool, members)
  return { read, write, members }
}
