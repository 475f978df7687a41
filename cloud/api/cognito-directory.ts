import {
  AdminAddUserToGroupCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
  InvalidParameterException,
  ListUsersInGroupCommand,
  TooManyRequestsException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { invalidCursor, membersBusy } from './api-problem.ts'
import type { Account, MemberDirectory } from './member-directory.ts'

/** As many as Cognito gives at a time. */
const most = 60

/**
 * The people of an Amazon Cognito user pool.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsersInGroup.html
 */
export function cognitoDirectory(client: CognitoIdentityProviderClient, userPoolId: string): MemberDirectory {
  const UserPoolId = userPoolId
  return {
    inGroup: async (group, limit, after) => {
      const command = { UserPoolId, GroupName: group, Limit: Math.min(limit, most), NextToken: after }
      const answer = client.send(new ListUsersInGroupCommand(command)).catch((error: unknown) => {
        if (after !== undefined && error instanceof InvalidParameterException) throw invalidCursor()
        throw error
      })
      const { Users = [], NextToken } = await unlessBusy(answer)
      const accounts = Users.map(({ Username, Attributes, Enabled }) =>
        accountOf(Username, Attributes, Enabled),
      )
      return { accounts, ...(NextToken !== undefined && { next: NextToken }) }
    },
    find: async (username) => {
      const answer = await unlessUnknown(
        client.send(new AdminGetUserCommand({ UserPoolId, Username: username })),
      )
      // Cognito also takes a sub, another case or an e-mail address: one person must not have several names here.
      return answer?.Username === username
        ? accountOf(username, answer.UserAttributes, answer.Enabled)
        : undefined
    },
    groupsOf: async (username) => {
      const groups: string[] = []
      let NextToken: string | undefined
      do {
        const command = { UserPoolId, Username: username, Limit: most, NextToken }
        const answer = await unlessUnknown(client.send(new AdminListGroupsForUserCommand(command)))
        if (!answer) return undefined
        groups.push(...(answer.Groups ?? []).flatMap(({ GroupName }) => GroupName ?? []))
        NextToken = answer.NextToken
      } while (NextToken !== undefined)
      return groups
    },
    addTo: async (username, group) => {
      const command = { UserPoolId, Username: username, GroupName: group }
      await unlessBusy(client.send(new AdminAddUserToGroupCommand(command)))
    },
    removeFrom: async (username, group) => {
      const command = { UserPoolId, Username: username, GroupName: group }
      await unlessBusy(client.send(new AdminRemoveUserFromGroupCommand(command)))
    },
  }
}

function accountOf(username = '', attributes: readonly AttributeType[] = [], enabled = false): Account {
  const valueOf = (name: string) => attributes.find(({ Name }) => Name === name)?.Value ?? ''
  return { sub: valueOf('sub'), username, name: valueOf('name'), email: valueOf('email'), enabled }
}

async function unlessUnknown<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await unlessBusy(answer)
  } catch (error) {
    // What can't be a username at all is nobody's either.
    if (error instanceof UserNotFoundException || error instanceof InvalidParameterException) return undefined
    throw error
  }
}

/** The AWS SDK has tried again by itself before it comes to this. */
async function unlessBusy<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof TooManyRequestsException) throw membersBusy()
    throw error
  }
}
