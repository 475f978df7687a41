import { describe, expect, test } from 'vitest'
import { stageNames } from '#cloud/infra/stage-name.ts'
import type { Statement } from './infra-access.ts'
import { propertiesOf, synthesizeStages } from './infra-template.ts'

const templates = synthesizeStages()
const ours = ['MembersFunction', 'PreTokenGeneration', 'ReadFunction', 'WriteFunction']
const tracing = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments']

describe.each(stageNames)('the permissions in %s', (stage) => {
  const { template } = templates[stage]
  const functions = Object.entries(propertiesOf(template, 'AWS::Lambda::Function')).filter(([id]) =>
    ours.some((name) => id.includes(name)),
  )
  const statements = Object.entries(propertiesOf(template, 'AWS::IAM::Policy')).flatMap(
    ([policy, { PolicyDocument }]) =>
      (PolicyDocument.Statement as readonly Statement[]).map((statement) => ({ policy, ...statement })),
  )
  /** What the CDK brings along to fill the bucket. */
  const isOfTheCdk = ({ policy }: { policy: string }) => policy.startsWith('CustomCDKBucketDeployment')

  test('are granted to four functions of ours, each with a role of its own', () => {
    const roles = functions.map(([, { Role }]) => Role)
    expect(new Set(roles).size).toBe(ours.length)
    for (const role of roles) {
      const { AssumeRolePolicyDocument, ...others } =
        propertiesOf(template, 'AWS::IAM::Role')[role.replace('.Arn', '')] ?? {}
      expect(AssumeRolePolicyDocument.Statement).toEqual([
        { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } },
      ])
      expect(others).toEqual({})
    }
  })

  test('name every action, and every resource but that of traces, which takes none', () => {
    const wild = statements.filter(
      (statement) =>
        !isOfTheCdk(statement) &&
        [statement.Action, statement.Resource].flat().some((part) => part.includes('*')),
    )
    expect(wild).toHaveLength(ours.length)
    for (const { Action, Resource } of wild)
      expect({ Action, Resource }).toEqual({ Action: tracing, Resource: '*' })
  })

  test('let nobody but the CDK’s own function at the bucket, and that at nothing else', () => {
    const services = (statement: Statement) =>
      [statement.Action].flat().map((action) => action.slice(0, action.indexOf(':')))
    const atBuckets = statements.filter((statement) => services(statement).includes('s3'))
    expect(atBuckets.filter((statement) => !isOfTheCdk(statement))).toEqual([])
    expect(new Set(statements.filter(isOfTheCdk).flatMap(services))).toEqual(new Set(['s3']))
  })

  test('let the trigger write its log and traces, and nothing else', () => {
    const own = statements.filter(({ policy }) => policy.includes('PreTokenGeneration'))
    expect(own.map(({ Action }) => Action)).toEqual([['logs:CreateLogStream', 'logs:PutLogEvents'], tracing])
  })

  test('let each function write its own log only, which is forgotten after 90 days', () => {
    const logs = propertiesOf(template, 'AWS::Logs::LogGroup')
    for (const [id, { LoggingConfig, Role }] of functions) {
      expect(LoggingConfig.LogFormat).toBe('JSON')
      const granted = statements
        .filter(
          ({ policy, Action }) =>
            policy.startsWith(Role.slice(0, -12)) && [Action].flat()[0]?.startsWith('logs:'),
        )
        .map(({ Resource }) => Resource)
      expect(granted).toEqual([`${LoggingConfig.LogGroup}.Arn`])
      expect(LoggingConfig.LogGroup).toContain(id.replace(/(?:^UserPool)?(.*).{8}$/, '$1'))
    }
    expect(Object.values(logs).map(({ RetentionInDays }) => RetentionInDays)).toEqual(
      Object.keys(logs).map(() => 90),
    )
  })
})
