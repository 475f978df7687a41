import {
  type CognitoIdentityProviderClient,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider'

/** How many people a user pool has, as far as one page of the list tells. */
export interface People {
  readonly count: number
  /** Whether there are more. */
  readonly more: boolean
}

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html */
export async function peopleIn(client: CognitoIdentityProviderClient, userPoolId: string): Promise<People> {
  const { Users = [], PaginationToken } = await client.send(new ListUsersCommand({ UserPoolId: userPoolId }))
  return { count: Users.length, more: PaginationToken !== undefined }
}

/** Such as `nobody`, `1 person` or `more than 60 people`. */
export function inWords({ count, more }: People): string {
  if (count === 0) return 'nobody'
  return `${more ? 'more than ' : ''}${count} ${count === 1 ? 'person' : 'people'}`
}
