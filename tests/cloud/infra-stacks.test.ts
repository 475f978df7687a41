import { describe, expect, test } from 'vitest'
import { fleetApp } from '#cloud/infra/fleet-app.ts'
import { stageNames } from '#cloud/infra/stage-name.ts'
import { example, infraFolders, synthesizeStages } from './infra-template.ts'

const templates = synthesizeStages()
const { stacks } = fleetApp({ ...infraFolders(), context: { 'aws:cdk:bundling-stacks': [] } })

describe.each(stageNames)('the stack of %s', (stage) => {
  const { template } = templates[stage]

  test('is called by its stage, and in production refuses to be deleted', () => {
    expect(stacks[stage].stackName).toBe(`fleet-console-${stage}`)
    expect(stacks[stage].terminationProtection ?? false).toBe(stage === 'prod')
  })

  test('tells what the commands of a deployment need, and nothing else', () => {
    const outputs = Object.entries(template.findOutputs('*')).map(([name, { Value }]) => [name, Value])
    expect(Object.fromEntries(outputs)).toEqual({
      SiteUrl: `https://${example.siteHost}`,
      ApiUrl: expect.stringMatching(/^https:\/\/\w+\.execute-api\.eu-west-1\.amazonaws\.com\/api$/),
      UserPoolId: example.userPoolId,
      UserPoolClientId: example.clientId,
      HostedUiDomain: `fleet-console-${stage}-${example.account}.auth.eu-west-1.amazoncognito.com`,
      TableName: expect.stringMatching(/^FleetTable/),
    })
  })

  test('fits into what CloudFormation takes: 500 resources and 1 MB', () => {
    const { original } = templates[stage]
    expect(Object.keys(original['Resources']).length).toBeLessThan(500)
    expect(JSON.stringify(original).length).toBeLessThan(1_000_000)
  })
})
