import type { Invitation } from './invitation.ts'
import type { Invited } from './invite-person.ts'

/** What an invitation has done, and what the person does next. */
export function invitedMessage(
  { username, known, pending, emailSent, newGroup, added }: Invited,
  { email, tenant }: Invitation,
  siteUrl: string,
): string {
  const who = `${username} (${email})`
  const lines = [known ? `${who} is there already.` : `${who} was made.`]
  if (newGroup) lines.push(`The tenant ${tenant} is new: its group was made.`)
  lines.push(
    added.length > 0
      ? `Added to ${added.join(', ')}${known ? '; counts from their next refresh, within 15 minutes' : ''}.`
      : 'Nothing was missing.',
  )
  if (emailSent) {
    lines.push(
      `Cognito sends them an e-mail with a temporary password, good for a few days. They sign in at ${siteUrl}`,
    )
  } else if (pending) {
    lines.push(
      'They have not signed in yet: --resend sends the e-mail with the temporary password once more.',
    )
  }
  return lines.join('\n')
}
