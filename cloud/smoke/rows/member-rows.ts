import {
  AdminAddUserToGroupCommand,
  AdminRemoveUserFromGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { scopesGrantedTo } from '#contract/grants.ts'
import { roleGroups, tenantGroup } from '#contract/groups.ts'
import { callApi, renewedScopes } from '../calls.ts'
import { probe } from '../row.ts'
import type { Side } from '../side.ts'
import { told } from '../told.ts'
import { soon } from './soon.ts'

/** Somebody joins the tenant, is given a role by its admin, and leaves again. */
export const memberProbe = probe(
  {
    'member nobody-yet': { about: 'the scopes of somebody in no group' },
    'member seen': {
      about: 'how soon the admin sees somebody who was put into the tenant (ListUsersInGroup)',
    },
    'member given-role': { about: 'the admin makes them an operator and a manager' },
    'member new-scopes': { about: 'their scopes after the next renewal' },
    'member own-groups': { about: 'the admin changes their own groups' },
    'member of-another-tenant': { about: 'the admin changes somebody of another tenant' },
    'member gone': { about: 'how soon the admin no longer sees them when they are taken out' },
    'member no-scopes': { about: 'their scopes after the next renewal' },
  },
  async (side) => {
    const { username } = side.testers.newcomer
    const isSeen = async () =>
      (await callApi(side, 'admin', { call: 'GET /members/read?limit=60' })).text.includes(`"${username}"`)
    const change = (who: string, groups: readonly string[], seen: readonly string[]) =>
      callApi(side, 'admin', {
        call: `PATCH /members/update/${encodeURIComponent(who)}`,
        body: { groups, seen },
      })
    try {
      const before = await scopesOfNewcomer(side)
      await put(side, tenantGroup(side.tenant))
      const seen = await soon(isSeen)
      const given = await change(username, ['operator', 'manager'], [])
      const scopes = await scopesOfNewcomer(side)
      const own = await change(side.testers.admin.username, ['operator'], ['admin'])
      const foreign = await change(side.testers.stranger.username, ['operator'], ['admin'])
      await takeOut(side)
      return {
        'member nobody-yet': before,
        'member seen': seen,
        'member given-role': told(given),
        'member new-scopes': scopes,
        'member own-groups': told(own),
        'member of-another-tenant': told(foreign),
        'member gone': await soon(async () => !(await isSeen())),
        'member no-scopes': await scopesOfNewcomer(side),
      }
    } finally {
      await takeOut(side)
    }
  },
)

/** By what they are, as there may be others beside. */
export async function scopesOfNewcomer(side: Side): Promise<string> {
  const scopes = await renewedScopes(side, 'newcomer')
  if (scopes === null) return 'no new tokens'
  const fleet = scopes.filter((scope) => scope.includes('/'))
  const roles = scopesGrantedTo(['operator', 'manager', tenantGroup('a')])
  if (fleet.toSorted().join(' ') === roles.toSorted().join(' ')) return 'those of operator and manager'
  return fleet.join(' ') || 'none of the fleet’s'
}

/** Puts the newcomer into a group. */
export async function put({ userPool, addresses, testers }: Side, group: string): Promise<void> {
  const who = { UserPoolId: addresses.userPoolId, Username: testers.newcomer.username }
  await userPool.send(new AdminAddUserToGroupCommand({ ...who, GroupName: group }))
}

/** Takes the newcomer out of whatever they may have been put into. */
export async function takeOut({ userPool, addresses, testers, tenant }: Side): Promise<void> {
  const who = { UserPoolId: addresses.userPoolId, Username: testers.newcomer.username }
  for (const group of [...roleGroups, tenantGroup(tenant)]) {
    await userPool.send(new AdminRemoveUserFromGroupCommand({ ...who, GroupName: group }))
  }
}
