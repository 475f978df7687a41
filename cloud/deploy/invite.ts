import type { Command } from './command.ts'
import { invitationHelp, invitationIn, invitationOptions } from './invitation-options.ts'
import { invitedMessage } from './invited-message.ts'
import { invitePerson } from './invite-person.ts'
import { readOptions } from './options.ts'
import { readStackOutputs } from './stack-outputs.ts'
import { stageIn } from './stage-option.ts'

const help = `npm run invite -- <e-mail address> --tenant <id> --group <role> --stage dev|prod [--username <name>] [--resend]

Makes a person in the stage's user pool, with their groups; Cognito sends them a temporary password. Somebody who is there
already gets what is missing, and loses nothing. Takes AWS_PROFILE (or AWS_ACCESS_KEY_ID …) and AWS_REGION from the environment.

  --stage     the stage whose user pool it is
${invitationHelp}`

export const invite: Command = {
  help,
  run: async (args, { cloudFormation, userPools, terminal }) => {
    const options = { ...invitationOptions, stage: { type: 'string' } } as const
    const given = readOptions(args, options, { positionals: true })
    const stage = stageIn(given.values['stage'])
    const { invitation, resend } = invitationIn(given)
    const { region, userPoolId, siteUrl } = await readStackOutputs(stage, cloudFormation)
    const pool = { client: userPools(region), userPoolId }
    const invited = await invitePerson(pool, invitation, { resend })
    terminal.write(invitedMessage(invited, invitation, siteUrl))
  },
}
