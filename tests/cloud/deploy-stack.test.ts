import { expect, test } from 'vitest'
import { readStackOutputs } from '#cloud/deploy/stack-outputs.ts'
import { stackNameOf, stageNames } from '#cloud/infra/stage-name.ts'
import { cloudFormationWith, dev } from './deploy-tools.ts'
import { synthesizeStages } from './infra-template.ts'

const stages = synthesizeStages()

test.each(stageNames)(
  'the stack of %s is the one that is deployed, and says all that the commands ask it',
  async (stage) => {
    const made = Object.entries(stages[stage].template.findOutputs('*'))
    const Outputs = made.map(([OutputKey, output]) => ({ OutputKey, OutputValue: String(output['Value']) }))
    const deployed = { ...dev, StackName: stackNameOf(stage), Outputs }
    const outputs = await readStackOutputs(stage, cloudFormationWith([deployed]))
    expect(outputs.siteUrl).toMatch(/^https:\/\/[\w.-]+$/)
    expect(outputs.apiUrl).toMatch(/^https:\/\/\w+\.execute-api\.eu-west-1\.amazonaws\.com\/api$/)
    expect(outputs.hostedUiDomain).toMatch(/^[\w.-]+\.amazoncognito\.com$/)
    expect(outputs.userPoolId).toMatch(/^eu-west-1_/)
  },
)
