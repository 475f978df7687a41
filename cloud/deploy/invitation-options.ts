import { roleGroups } from '#contract/groups.ts'
import { type Invitation, invitationFrom } from './invitation.ts'
import type { Given } from './options.ts'

const one = { type: 'string' } as const
const several = { type: 'string', multiple: true } as const

/** What says whom to invite, and into which groups; the e-mail address comes without a name. */
export const invitationOptions = {
  tenant: several,
  group: several,
  username: one,
  resend: { type: 'boolean' },
} as const

export const invitationHelp = `  --tenant    the one tenant that they work in; its group is made if it is new
  --group     what they may do there (${roleGroups.join(', ')}); may be given several times
  --username  what they are called in histories; otherwise what stands before the @
  --resend    sends the e-mail once more, to somebody who has not signed in yet`

export interface InvitationCall {
  readonly invitation: Invitation
  readonly resend: boolean
}

/** @throws {DeployError} that names what was given and what is expected */
export function invitationIn({ values, positionals }: Given): InvitationCall {
  const { tenant, group, username, resend } = values
  const invitation = invitationFrom({
    emails: positionals,
    tenants: textsIn(tenant),
    groups: textsIn(group),
    username: textsIn(username)[0],
  })
  return { invitation, resend: resend === true }
}

function textsIn(value: Given['values'][string]): readonly string[] {
  return [value].flat().filter((one) => typeof one === 'string')
}
