import { join } from 'node:path'
import { laptopOrigin } from '../site/laptop-origin.ts'
import { deployedConfigName } from '../site/deployed-config.ts'
import type { Command } from './command.ts'
import { DeployError } from './deploy-error.ts'
import { laptopConfig } from './laptop-config.ts'
import { readOptions } from './options.ts'
import { readStackOutputs } from './stack-outputs.ts'
import { stageIn } from './stage-option.ts'
import { writeOwnConfig } from './own-config.ts'

const help = `npm run config -- --stage dev [--force]

Writes ${deployedConfigName}, so that npm start on this laptop (${laptopOrigin}) serves the app against the deployed stage
instead of the local cloud. Takes AWS_PROFILE (or AWS_ACCESS_KEY_ID …) and AWS_REGION from the environment.

  --stage  the stage to use: dev, as prod lets no other origin than its own site in
  --force  overwrites a file that this command has not written`

export const config: Command = {
  help,
  run: async (args, tools) => {
    const { values } = readOptions(args, { stage: { type: 'string' }, force: { type: 'boolean' } })
    const stage = stageIn(values['stage'])
    if (stage === 'prod') {
      throw new DeployError(
        'Prod lets its own site in only: its API answers no other origin (CORS), and its sign-in pages send nobody back ' +
          `to ${laptopOrigin}. Use --stage dev.`,
      )
    }
    const outputs = await readStackOutputs(stage, tools.cloudFormation)
    const path = join(tools.root, deployedConfigName)
    await writeOwnConfig(path, laptopConfig(outputs, stage), { force: values['force'] === true })
    tools.terminal.write(
      [
        `${path} now points at ${stage} (${outputs.apiUrl}).`,
        `npm start serves the app with it, at ${laptopOrigin} only: with another PORT, the sign-in pages refuse it.`,
        `Back to the local cloud: remove ${deployedConfigName}.`,
      ].join('\n'),
    )
  },
}
