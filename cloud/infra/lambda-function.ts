import { join } from 'node:path'
import { Duration } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import type { Construct } from 'constructs'
import { functionBundle, projectRoot } from './function-bundle.ts'
import { addLogGroup } from './log-group.ts'
import type { StageSettings } from './stage.ts'

export interface LambdaFunctionOptions {
  /** The file whose `handler` is called. */
  readonly entry: string
  readonly description: string
  readonly timeout: Duration
  readonly environment?: Record<string, string>
}

/** A function of ours, in the one way that all of them are made; what it may do is granted by whoever adds it. */
export function addLambdaFunction(
  scope: Construct,
  name: string,
  { entry, description, timeout, environment }: LambdaFunctionOptions,
  stage: StageSettings,
): NodejsFunction {
  const logGroup = addLogGroup(scope, `${name}Logs`, stage)
  // AWS's own policy for it would let the function write to every log of the account.
  const role = new Role(scope, `${name}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  logGroup.grantWrite(role)
  return new NodejsFunction(scope, name, {
    entry,
    description,
    timeout,
    environment: { NODE_OPTIONS: '--enable-source-maps', ...environment },
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: 512,
    tracing: Tracing.ACTIVE,
    loggingFormat: LoggingFormat.JSON,
    logGroup,
    role,
    // Of version 2 of the AWS SDK, which is not used.
    awsSdkConnectionReuse: false,
    bundling: functionBundle,
    projectRoot,
    depsLockFilePath: join(projectRoot, 'package-lock.json'),
  })
}
