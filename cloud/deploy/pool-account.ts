import {
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
  ListUsersCommand,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'

/** Somebody in the user pool. */
export interface PoolAccount {
  readonly username: string
  /** In lower case; '' for none. */
  readonly email: string
  readonly enabled: boolean
  /** Whether they were invited and have not chosen a password yet. */
  readonly invited: boolean
}

/** The user pool of a stage, and AWS's client for it. */
export interface Pool {
  readonly client: CognitoIdentityProviderClient
  readonly userPoolId: string
}

/** Everybody who has this address, confirmed or not. It must hold neither quotes nor backslashes. */
export async function accountsWithEmail({ client, userPoolId }: Pool, email: string): Promise<PoolAccount[]> {
  const command = { UserPoolId: userPoolId, Filter: `email = "${email}"` }
  const { Users = [] } = await client.send(new ListUsersCommand(command))
  return Users.map(({ Username, Attributes, Enabled, UserStatus }) =>
    accountOf(Username, Attributes, Enabled, UserStatus),
  )
}

export async function accountNamed(
  { client, userPoolId }: Pool,
  username: string,
): Promise<PoolAccount | undefined> {
  try {
    const answer = await client.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username: username }))
    return accountOf(answer.Username, answer.UserAttributes, answer.Enabled, answer.UserStatus)
  } catch (error) {
    if (error instanceof UserNotFoundException) return undefined
    throw error
  }
}

export async function groupsOf({ client, userPoolId }: Pool, username: string): Promise<readonly string[]> {
  const groups: string[] = []
  let NextToken: string | undefined
  do {
    const command = { UserPoolId: userPoolId, Username: username, NextToken }
    const answer = await client.send(new AdminListGroupsForUserCommand(command))
    groups.push(...(answer.Groups ?? []).flatMap(({ GroupName }) => GroupName ?? []))
    NextToken = answer.NextToken
  } while (NextToken !== undefined)
  return groups
}

function accountOf(
  username = '',
  attributes: readonly AttributeType[] = [],
  enabled = false,
  status = '',
): PoolAccount {
  const email = attributes.find(({ Name }) => Name === 'email')?.Value ?? ''
  return { username, email: email.toLowerCase(), enabled, invited: status === 'FORCE_CHANGE_PASSWORD' }
}
