import {
  AdminCreateUserCommand,
  type AdminCreateUserCommandInput,
  AliasExistsException,
  CodeDeliveryFailureException,
  LimitExceededException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider'
import { awsWords } from './aws-words.ts'
import { DeployError } from './deploy-error.ts'
import type { Pool } from './pool-account.ts'

/**
 * Makes a person, in no group: Cognito sends them an e-mail with a temporary password, which nobody here sees.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
 */
export async function createPerson(pool: Pool, username: string, email: string): Promise<void> {
  await send(pool, {
    Username: username,
    UserAttributes: [
      { Name: 'email', Value: email },
      { Name: 'email_verified', Value: 'true' },
    ],
  })
}

/** Sends the e-mail once more, with another temporary password, to somebody who has not chosen one of their own yet. */
export async function sendAgain(pool: Pool, username: string): Promise<void> {
  await send(pool, { Username: username, MessageAction: 'RESEND' })
}

async function send(
  { client, userPoolId }: Pool,
  input: Omit<AdminCreateUserCommandInput, 'UserPoolId'>,
): Promise<void> {
  const command = { UserPoolId: userPoolId, DesiredDeliveryMediums: ['EMAIL' as const], ...input }
  try {
    await client.send(new AdminCreateUserCommand(command))
  } catch (error) {
    throw explained(error)
  }
}

function explained(error: unknown): unknown {
  if (error instanceof UsernameExistsException || error instanceof AliasExistsException) {
    return new DeployError(
      'The username or the address was taken in this moment, or is there in another spelling: run this again, or give ' +
        `another --username.\n${awsWords(error)}`,
    )
  }
  if (error instanceof CodeDeliveryFailureException || error instanceof LimitExceededException) {
    return new DeployError(
      'Cognito could not send the e-mail (50 a day until Amazon SES is set up). Run this again later, with --resend.\n' +
        awsWords(error),
    )
  }
  return error
}
