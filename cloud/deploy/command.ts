import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { Environment } from './environment.ts'
import type { RunProgram } from './run-program.ts'
import type { Terminal } from './terminal.ts'

/** What a command works with, so that a test can see all of it. */
export interface Tools {
  /** The project's folder. */
  readonly root: string
  readonly environment: Environment
  readonly terminal: Terminal
  readonly run: RunProgram
  readonly cloudFormation: CloudFormationClient
  /** A client for the user pools of a region. */
  userPools(region: string): CognitoIdentityProviderClient
}

/** One of the commands that `npm run` offers. */
export interface Command {
  /** What `--help` prints. */
  readonly help: string
  /** @throws {DeployError} for what a person can mend */
  run(args: readonly string[], tools: Tools): Promise<void>
}
