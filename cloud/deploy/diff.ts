import { join } from 'node:path'
import { runCdk } from './cdk.ts'
import { checkAccount } from './check-account.ts'
import type { Command } from './command.ts'
import { DeployError } from './deploy-error.ts'
import { readOptions } from './options.ts'
import { buildSite, inTemporaryFolder } from './site-folder.ts'
import { stackNameOf } from '../infra/stage-name.ts'
import { stageIn } from './stage-option.ts'

const help = `npm run diff -- --stage dev|prod

What a deployment of what is here would change on AWS, in the CDK's words. Changes nothing. Takes AWS_PROFILE (or
AWS_ACCESS_KEY_ID …) and AWS_REGION from the environment.

  --stage  the stage to compare with`

export const diff: Command = {
  help,
  run: async (args, tools) => {
    const { values } = readOptions(args, { stage: { type: 'string' } })
    const stackName = stackNameOf(stageIn(values['stage']))
    const { terminal } = tools
    const { id, region } = await checkAccount(tools)
    terminal.write(`Comparing ${stackName} in the AWS account ${id}, region ${region}, with what is here.`)
    await inTemporaryFolder(async (folder) => {
      const siteFolder = join(folder, 'site')
      terminal.write('Building the app …')
      await buildSite(tools, siteFolder)
      const call = { args: ['diff', stackName], region, siteFolder, outdir: join(folder, 'cdk.out') }
      const code = await runCdk(tools, call)
      if (code !== 0) throw new DeployError(`${stackName} could not be compared: the lines above say why.`)
    })
  },
}
