import { CreateGroupCommand, DeleteGroupCommand } from '@aws-sdk/client-cognito-identity-provider'
import { tenantGroup } from '#contract/groups.ts'
import { awsProbe } from '../row.ts'
import { put, scopesOfNewcomer, takeOut } from './member-rows.ts'

/** The gateway joins the names of groups with commas: a name with a comma in it would count as two. */
export const oddGroupProbe = awsProbe(
  {
    'group comma-in-name': {
      about: 'the scopes of an operator who is in a group named “…,admin” as well',
      expected: 'none of the fleet’s',
    },
  },
  async (side) => {
    const { userPoolId: UserPoolId } = side.addresses
    const group = { UserPoolId, GroupName: `${side.tenant},admin` }
    await side.userPool.send(new CreateGroupCommand(group))
    try {
      for (const name of ['operator', tenantGroup(side.tenant), group.GroupName]) await put(side, name)
      return { 'group comma-in-name': await scopesOfNewcomer(side) }
    } finally {
      await side.userPool.send(new DeleteGroupCommand(group))
      await takeOut(side)
    }
  },
)
