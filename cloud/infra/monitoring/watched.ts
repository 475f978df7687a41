import type { RestApi } from 'aws-cdk-lib/aws-apigateway'
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront'
import type { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito'
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import type { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { FleetFunctions } from '../fleet-functions.ts'
import type { DeployedTable } from '../fleet-table.ts'

/** The parts of a stage that alarms and dashboard look at. */
export interface Watched {
  readonly gateway: RestApi
  readonly accessLog: LogGroup
  readonly functions: FleetFunctions
  readonly trigger: NodejsFunction
  readonly table: DeployedTable
  readonly userPool: UserPool
  readonly client: UserPoolClient
  readonly distribution: Distribution
}
