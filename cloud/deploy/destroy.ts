import { join } from 'node:path'
import { runCdk } from './cdk.ts'
import { checkAccount } from './check-account.ts'
import type { Command, Tools } from './command.ts'
import { assertAnswerable, confirmByTyping } from './confirm.ts'
import { DeployError } from './deploy-error.ts'
import { findStack } from './find-stack.ts'
import { readOptions } from './options.ts'
import { prodStays } from './prod-stays.ts'
import { emptySite, inTemporaryFolder } from './site-folder.ts'
import { stackNameOf } from '../infra/stage-name.ts'
import { stageIn } from './stage-option.ts'
import { whatGoes } from './what-goes.ts'
import { whereToLook } from './where-to-look.ts'

const help = `npm run destroy -- --stage dev [--yes]

Removes a stage from AWS with its people and data, after it has said what is gone then. Never removes prod: says what that
would take. Takes AWS_PROFILE (or AWS_ACCESS_KEY_ID …) and AWS_REGION from the environment.

  --stage  the stage to remove
  --yes    does not ask`

export const destroy: Command = {
  help,
  run: async (args, tools) => {
    const { values } = readOptions(args, { stage: { type: 'string' }, yes: { type: 'boolean' } })
    const stage = stageIn(values['stage'])
    const yes = values['yes'] === true
    if (stage === 'prod') throw prodStays()
    const { terminal, cloudFormation } = tools
    assertAnswerable(terminal, yes, 'for the stage’s name')
    const { id, region } = await checkAccount(tools)
    const stackName = stackNameOf(stage)
    const stack = await findStack(cloudFormation, stackName)
    if (!stack) {
      terminal.write(`There is no stack ${stackName} in the AWS account ${id}, region ${region}.`)
      return
    }
    terminal.write(`${stackName} in the AWS account ${id}, region ${region}:\n`)
    terminal.write(await whatGoes(stack, tools.userPools(region)))
    if (!yes) await confirmByTyping(terminal, stage)
    await destroyStack(tools, stackName, region)
    terminal.write(`${stackName} is gone.`)
  },
}

/** The CDK needs the stack to know what to remove, and that needs a site: one without pages will do. */
async function destroyStack(tools: Tools, stackName: string, region: string): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const siteFolder = join(folder, 'site')
    await emptySite(siteFolder)
    const call = {
      args: ['destroy', stackName, '--force'],
      region,
      siteFolder,
      outdir: join(folder, 'cdk.out'),
    }
    const code = await runCdk(tools, call)
    if (code === 0) return
    throw new DeployError(
      (code === null
        ? `Interrupted: what CloudFormation has begun to remove of ${stackName}, it goes on removing by itself.`
        : `${stackName} is not wholly removed: the lines above say why. Run this again for what is left.`) +
        `\n${whereToLook(stackName, region)}`,
    )
  })
}
