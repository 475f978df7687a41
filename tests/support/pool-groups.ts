import { readFileSync } from 'node:fs'
import { Agent } from 'node:https'
import {
  AdminAddUserToGroupCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { certificateFile } from '#cloud/local/certificate.ts'
import { userPoolId } from '#cloud/local/cognito/user-pool-id.ts'
import type { PreviewProcess } from './preview-process.ts'
import { userPoolClient } from './user-pool-client.ts'

/** Makes these a person's groups, as an administrator does it on AWS; tokens follow at the next refresh. */
export async function setPoolGroups(
  { origin, directory }: Pick<PreviewProcess, 'origin' | 'directory'>,
  username: string,
  groups: readonly string[],
): Promise<void> {
  const httpsAgent = new Agent({ ca: readFileSync(certificateFile(directory)) })
  const client = userPoolClient(origin, { requestHandler: { httpsAgent } })
  const person = { UserPoolId: userPoolId, Username: username }
  try {
    const { Groups = [] } = await client.send(new AdminListGroupsForUserCommand(person))
    const held = Groups.flatMap(({ GroupName }) => GroupName ?? [])
    for (const GroupName of held.filter((group) => !groups.includes(group))) {
      await client.send(new AdminRemoveUserFromGroupCommand({ ...person, GroupName }))
    }
    for (const GroupName of groups.filter((group) => !held.includes(group))) {
      await client.send(new AdminAddUserToGroupCommand({ ...person, GroupName }))
    }
  } finally {
    client.destroy()
    httpsAgent.destroy()
  }
}
