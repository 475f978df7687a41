import type { Tools } from './command.ts'
import { DeployError } from './deploy-error.ts'
import { findStack } from './find-stack.ts'
import { signedIn } from './signed-in.ts'

/** Where a stage is deployed to. */
export interface Account {
  /** Twelve digits. */
  readonly id: string
  readonly region: string
}

/** The stack that `cdk bootstrap` makes: where templates and files are uploaded, and the roles that deploy. */
const bootstrapStack = 'CDKToolkit'

/**
 * The account and region that the credentials are for, once they were tried.
 * @see https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html
 * @throws {DeployError} if nothing can be deployed there yet; AWS's own errors for missing or ended credentials
 */
export async function checkAccount({
  cloudFormation,
  environment,
}: Pick<Tools, 'cloudFormation' | 'environment'>): Promise<Account> {
  const { region, accountId } = await signedIn(cloudFormation, environment)
  const stack = await findStack(cloudFormation, bootstrapStack)
  if (!stack) throw notBootstrapped(region, accountId)
  // arn:aws:cloudformation:<region>:<account>:stack/<name>/<id>
  return { id: stack.StackId?.split(':')[4] ?? 'unknown', region }
}

/** The CDK takes `unknown-account` for the one that the credentials are for. */
function notBootstrapped(region: string, accountId = 'unknown-account'): DeployError {
  return new DeployError(
    `The CDK can't deploy to ${region} yet: there is no stack ${bootstrapStack} in this account. Make it, ` +
      'once per account and region, with credentials of an administrator, then run this again:\n' +
      `  npx cdk bootstrap aws://${accountId}/${region}`,
  )
}
