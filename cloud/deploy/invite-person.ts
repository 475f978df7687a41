import { AdminAddUserToGroupCommand } from '@aws-sdk/client-cognito-identity-provider'
import { isRoleGroup, tenantGroup, tenantOf } from '#contract/groups.ts'
import { DeployError } from './deploy-error.ts'
import type { Invitation } from './invitation.ts'
import { inviteeOf } from './invited-account.ts'
import { groupsOf, type Pool } from './pool-account.ts'
import { createPerson, sendAgain } from './send-invitation.ts'
import { shellWord } from './shell-word.ts'
import { makeTenantGroup } from './tenant-group.ts'

export interface Invited {
  readonly username: string
  /** Whether they were there before. */
  readonly known: boolean
  /** Whether they have not chosen a password yet. */
  readonly pending: boolean
  readonly emailSent: boolean
  readonly newGroup: boolean
  /** The groups that they were put into now. */
  readonly added: readonly string[]
}

/**
 * Makes a person with their groups, or adds what is missing; nothing is ever taken away. The group that lets someone do
 * anything at all, their tenant's, is added last, so whoever is interrupted half-way has let in nobody who was not in
 * before; to be run again.
 * @throws {DeployError} if they are in another tenant, disabled, or not who the address says
 */
export async function invitePerson(
  pool: Pool,
  invitation: Invitation,
  { resend }: { readonly resend: boolean },
): Promise<Invited> {
  const { email, tenant, roles } = invitation
  const { username, account } = await inviteeOf(pool, invitation)
  const before = account ? await groupsOf(pool, username) : []
  const wanted = [...roles, tenantGroup(tenant)]
  checkTenant(pool, username, before, tenant)
  checkRoles(pool, username, before, invitation)
  if (resend && account && !account.invited) {
    throw new DeployError(
      `${username} has chosen a password already: "Forgot your password?" on the sign-in page helps.`,
    )
  }
  const newGroup = await makeTenantGroup(pool, tenantGroup(tenant))
  if (!account) await createPerson(pool, username, email)
  const added = wanted.filter((group) => !before.includes(group))
  for (const group of added) await addTo(pool, username, group)
  if (account && resend) await sendAgain(pool, username)
  const pending = account?.invited ?? true
  return { username, known: account !== undefined, pending, emailSent: !account || resend, newGroup, added }
}

function checkTenant(pool: Pool, username: string, before: readonly string[], tenant: string): void {
  const group = tenantGroup(tenant)
  const others = before.filter((one) => one !== group && tenantOf([one, group]) === null)
  if (others.length === 0) return
  throw new DeployError(
    `${username} is in ${others.join(' and ')}, and everybody works in exactly one tenant. If they are to move to ` +
      `${tenant}, take them out of all their groups first, then run this again:\n` +
      removalsFrom(pool, username, before),
  )
}

/** Role groups left over from another tenant would hold in this one as soon as the person is in it. */
function checkRoles(
  pool: Pool,
  username: string,
  before: readonly string[],
  { tenant, roles }: Invitation,
): void {
  if (before.includes(tenantGroup(tenant))) return
  const leftOver = before.filter((group) => isRoleGroup(group) && !roles.includes(group))
  if (leftOver.length === 0) return
  throw new DeployError(
    `${username} is in ${leftOver.join(' and ')} from before, which would hold in ${tenant} as well. Ask for that too, ` +
      `with ${leftOver.map((group) => `--group ${group}`).join(' ')}, or take them out first, then run this again:\n` +
      removalsFrom(pool, username, leftOver),
  )
}

function removalsFrom({ userPoolId }: Pool, username: string, groups: readonly string[]): string {
  const remove = `  aws cognito-idp admin-remove-user-from-group --user-pool-id ${userPoolId} --username ${shellWord(username)}`
  return groups.map((group) => `${remove} --group-name ${shellWord(group)}`).join('\n')
}

async function addTo({ client, userPoolId }: Pool, username: string, group: string): Promise<void> {
  await client.send(
    new AdminAddUserToGroupCommand({ UserPoolId: userPoolId, Username: username, GroupName: group }),
  )
}
