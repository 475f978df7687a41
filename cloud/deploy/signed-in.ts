import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { explainAwsError } from './aws-error.ts'
import { DeployError } from './deploy-error.ts'
import type { Environment } from './environment.ts'

/** What AWS's client goes by. */
export interface SignedIn {
  readonly region: string
  /** Twelve digits, where the credentials tell. */
  readonly accountId: string | undefined
}

/**
 * Looks up region and credentials, without asking AWS whether they hold. Whoever lacks both is told so at once.
 * @throws {DeployError}
 */
export async function signedIn(
  { config }: CloudFormationClient,
  environment: Environment = process.env,
): Promise<SignedIn> {
  const [region, credentials] = await Promise.allSettled([config.region(), config.credentials()])
  if (region.status === 'fulfilled' && credentials.status === 'fulfilled') {
    return { region: region.value, accountId: credentials.value.accountId }
  }
  const reasons = [region, credentials].flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  const messages = reasons.map((reason: unknown) => {
    const explained = explainAwsError(reason, environment)
    if (explained instanceof DeployError) return explained.message
    throw explained
  })
  throw new DeployError(messages.join('\n'))
}
