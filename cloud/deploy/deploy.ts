import { join } from 'node:path'
import { stackNameOf, type Stage } from '../infra/stage-name.ts'
import { runCdk } from './cdk.ts'
import { checkAccount } from './check-account.ts'
import type { Command, Tools } from './command.ts'
import { assertAnswerable, confirmByTyping } from './confirm.ts'
import { DeployError } from './deploy-error.ts'
import { deployedMessage } from './deployed-message.ts'
import { readOptions } from './options.ts'
import { peopleIn } from './people-in.ts'
import { buildSite, inTemporaryFolder } from './site-folder.ts'
import { readStackOutputs } from './stack-outputs.ts'
import { stageIn } from './stage-option.ts'
import { whereToLook } from './where-to-look.ts'

const help = `npm run deploy -- --stage dev|prod [--yes]

Builds the app and deploys it with its API, user pool and database to AWS, as the stack fleet-console-<stage>; again for
every later version. Takes AWS_PROFILE (or AWS_ACCESS_KEY_ID …) and AWS_REGION from the environment. The first time takes
about ten minutes.

  --stage  dev: everything goes when it is removed; prod: people, data and logs stay
  --yes    asks nothing: neither for prod, nor whether permissions (IAM) may change`

export const deploy: Command = {
  help,
  run: async (args, tools) => {
    const { values } = readOptions(args, { stage: { type: 'string' }, yes: { type: 'boolean' } })
    const stage = stageIn(values['stage'])
    const yes = values['yes'] === true
    const { terminal } = tools
    assertAnswerable(terminal, yes, 'whether permissions may change')
    const { id, region } = await checkAccount(tools)
    terminal.write(`Deploying ${stackNameOf(stage)} to the AWS account ${id}, region ${region}.`)
    if (stage === 'prod' && !yes) await confirmByTyping(terminal, stage)
    await deployStack(tools, { stage, region, yes })
    const outputs = await readStackOutputs(stage, tools.cloudFormation)
    // It is deployed, whether or not these credentials may look into the user pool.
    const people = await peopleIn(tools.userPools(region), outputs.userPoolId).catch(() => undefined)
    terminal.write(deployedMessage({ stage, siteUrl: outputs.siteUrl, people }))
  },
}

interface Deployment {
  readonly stage: Stage
  readonly region: string
  readonly yes: boolean
}

async function deployStack(tools: Tools, { stage, region, yes }: Deployment): Promise<void> {
  const stackName = stackNameOf(stage)
  await inTemporaryFolder(async (folder) => {
    const siteFolder = join(folder, 'site')
    tools.terminal.write('Building the app …')
    await buildSite(tools, siteFolder)
    // The default shows changes that widen permissions, and asks.
    const args = ['deploy', stackName, '--require-approval', yes ? 'never' : 'broadening']
    const code = await runCdk(tools, { args, region, siteFolder, outdir: join(folder, 'cdk.out') })
    if (code === 0) return
    throw new DeployError(
      (code === null
        ? `Interrupted: what CloudFormation has begun with ${stackName}, it goes on with by itself.`
        : `${stackName} was not deployed: the lines above say why. Whatever CloudFormation had changed by then, it puts ` +
          'back by itself; correct the cause and run this again.') + `\n${whereToLook(stackName, region)}`,
    )
  })
}
