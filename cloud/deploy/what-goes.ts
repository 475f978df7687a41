import type { Stack } from '@aws-sdk/client-cloudformation'
import {
  type CognitoIdentityProviderClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { inWords, type People, peopleIn } from './people-in.ts'

/**
 * What the removal of a stage's stack takes away for good, and what it leaves. A half-made stack has some of it only.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html
 */
export async function whatGoes(
  { Outputs = [] }: Pick<Stack, 'Outputs'>,
  userPools: CognitoIdentityProviderClient,
): Promise<string> {
  const valueOf = (name: string) => Outputs.find(({ OutputKey }) => OutputKey === name)?.OutputValue
  const [siteUrl, userPoolId, tableName] = ['SiteUrl', 'UserPoolId', 'TableName'].map(valueOf)
  const people = userPoolId === undefined ? undefined : await unlessGone(peopleIn(userPools, userPoolId))
  return [
    'Gone for good:',
    `  the site${named(siteUrl)} and its API; another deployment has other addresses`,
    `  the user pool${named(userPoolId)} with ${people ? inWords(people) : 'everyone in it'}`,
    `  the table${named(tableName)} with all vehicles, commands and the audit`,
    '  the logs',
    'Stays:',
    '  what cdk bootstrap made (the stack CDKToolkit), with the files uploaded by deployments',
    '  a backup of the table as it is then, for 35 days, which DynamoDB makes by itself and AWS does not charge for',
    '  the role that lets API Gateway write logs, which belongs to the whole account',
    '',
  ].join('\n')
}

function named(name: string | undefined): string {
  return name === undefined ? '' : ` ${name}`
}

/** A removal that stopped half-way may have taken the user pool already. */
async function unlessGone(people: Promise<People>): Promise<People | undefined> {
  try {
    return await people
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}
