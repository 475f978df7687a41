import { CloudFormationClient, type Stack } from '@aws-sdk/client-cloudformation'
import { stackNameOf, type Stage } from '../infra/stage-name.ts'
import { explainAwsError } from './aws-error.ts'
import { DeployError } from './deploy-error.ts'
import { type Environment, regionIn } from './environment.ts'
import { findStack } from './find-stack.ts'
import { signedIn } from './signed-in.ts'

/** Where the parts of a deployed stage are. */
export interface StackOutputs {
  /** The site's origin, without a slash at its end. */
  readonly siteUrl: string
  /** The gateway's own address with its stage, `https://<id>.execute-api.<region>.amazonaws.com/api`. */
  readonly apiUrl: string
  readonly userPoolId: string
  readonly userPoolClientId: string
  /** The host of the sign-in pages, without `https://`. */
  readonly hostedUiDomain: string
  readonly tableName: string
  readonly region: string
}

const outputNames = {
  siteUrl: 'SiteUrl',
  apiUrl: 'ApiUrl',
  userPoolId: 'UserPoolId',
  userPoolClientId: 'UserPoolClientId',
  hostedUiDomain: 'HostedUiDomain',
  tableName: 'TableName',
} as const

/** A client for the region that the environment or the profile names. */
export function cloudFormationClient(environment: Environment = process.env): CloudFormationClient {
  const region = regionIn(environment)
  return new CloudFormationClient(region === undefined ? {} : { region })
}

/**
 * What the stack of a stage says of itself.
 * @throws {DeployError} for missing credentials or region, a stack that is not there, or one that is not complete.
 */
export async function readStackOutputs(
  stage: Stage,
  client: CloudFormationClient = cloudFormationClient(),
): Promise<StackOutputs> {
  try {
    const { region } = await signedIn(client)
    const stack = await findStack(client, stackNameOf(stage))
    if (!stack) throw notDeployed(stage, region)
    return outputsOf(stack, stage, region)
  } catch (error) {
    throw explainAwsError(error)
  }
}

/** @throws {DeployError} if one of them is missing: the stack is from an earlier version, or its first deployment is not over. */
function outputsOf({ Outputs = [], StackStatus }: Stack, stage: Stage, region: string): StackOutputs {
  const valueOf = (name: string) => {
    const value = Outputs.find(({ OutputKey }) => OutputKey === name)?.OutputValue
    if (value !== undefined) return value
    throw new DeployError(
      `The stack ${stackNameOf(stage)} in ${region} (${StackStatus}) has no output ${name}: ` +
        `it is not wholly deployed, or by an earlier version. Run npm run deploy -- --stage ${stage}.`,
    )
  }
  return {
    siteUrl: valueOf(outputNames.siteUrl),
    apiUrl: valueOf(outputNames.apiUrl),
    userPoolId: valueOf(outputNames.userPoolId),
    userPoolClientId: valueOf(outputNames.userPoolClientId),
    hostedUiDomain: valueOf(outputNames.hostedUiDomain),
    tableName: valueOf(outputNames.tableName),
    region,
  }
}

function notDeployed(stage: Stage, region: string): DeployError {
  return new DeployError(
    `There is no stack ${stackNameOf(stage)} in ${region}: run npm run deploy -- --stage ${stage} first, ` +
      'or set AWS_REGION (and AWS_PROFILE) to where it is.',
  )
}
