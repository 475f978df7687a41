import { describe, expect, test } from 'vitest'
import { stageNames } from '#cloud/infra/stage-name.ts'
import { stageSettings } from '#cloud/infra/stage.ts'
import { onlyPropertiesOf, propertiesOf, synthesizeStages } from './infra-template.ts'

const { dev, prod } = stageSettings
const templates = synthesizeStages({ dev, prod: { ...prod, alarmEmail: 'fleet@example.com' } })

describe.each(stageNames)('the alarms of %s', (stage) => {
  const { template } = templates[stage]
  const alarms = Object.values(propertiesOf(template, 'AWS::CloudWatch::Alarm'))
  const named = (name: string) =>
    alarms.find(({ AlarmName }) => AlarmName === `fleet-console-${stage}-${name}`)
  const [topic] = Object.keys(propertiesOf(template, 'AWS::SNS::Topic'))
  const [key] = Object.keys(propertiesOf(template, 'AWS::KMS::Key'))

  test('are about everything that somebody should be woken for', () => {
    const names = alarms.map(({ AlarmName }) => AlarmName.replace(`fleet-console-${stage}-`, ''))
    expect(names.toSorted()).toEqual([
      'api-5xx',
      'api-refused',
      'api-slow',
      'api-throttled',
      'members-function-errors',
      'members-function-throttled',
      'read-function-errors',
      'read-function-throttled',
      'sign-in-errors',
      'sign-in-slow',
      'sign-in-throttled',
      'table-errors',
      'table-throttled',
      'write-function-errors',
      'write-function-throttled',
    ])
  })

  test('say what they mean and what to do first, and tell it to the topic, also when they are over', () => {
    for (const alarm of alarms) {
      expect(alarm.AlarmDescription).toMatch(
        new RegExp(`^.{40,}\\. First: .{40,}\\. Dashboard: fleet-console-${stage}\\.$`),
      )
      expect(alarm.AlarmDescription.length).toBeLessThanOrEqual(1024)
      expect(alarm.AlarmActions).toEqual([topic])
      expect(alarm.OKActions).toEqual([topic])
    }
  })

  test('go off at a value or above it, and never because nobody calls', () => {
    for (const alarm of alarms) {
      expect(alarm.ComparisonOperator).toBe('GreaterThanOrEqualToThreshold')
      expect(alarm.TreatMissingData).toBe('notBreaching')
      expect(alarm.Threshold).toBeGreaterThanOrEqual(1)
    }
  })

  test('look at the stage’s own API, by the name that it has there', () => {
    const [{ MetricStat }] = named('api-5xx').Metrics
    const { Name } = onlyPropertiesOf(template, 'AWS::ApiGateway::RestApi')
    const [stageId] = Object.keys(propertiesOf(template, 'AWS::ApiGateway::Stage'))
    expect(MetricStat).toMatchObject({ Stat: 'Sum', Period: 300 })
    expect(MetricStat.Metric).toEqual({
      Namespace: 'AWS/ApiGateway',
      MetricName: '5XXError',
      Dimensions: [
        { Name: 'ApiName', Value: Name },
        { Name: 'Stage', Value: stageId },
      ],
    })
  })

  test('look at the slowest hundredth of the answers, where there are enough to say so', () => {
    const slow = named('api-slow')
    expect(slow.Metrics[0].MetricStat).toMatchObject({ Stat: 'p99', Metric: { MetricName: 'Latency' } })
    expect(slow).toMatchObject({ EvaluationPeriods: 3, EvaluateLowSampleCountPercentile: 'ignore' })
  })

  test('count what is throttled in the access log, which has the status as a text', () => {
    const filter = onlyPropertiesOf(template, 'AWS::Logs::MetricFilter')
    const { AccessLogSetting } = onlyPropertiesOf(template, 'AWS::ApiGateway::Stage')
    expect(JSON.parse(AccessLogSetting.Format)).toMatchObject({ status: '$context.status' })
    expect(AccessLogSetting.DestinationArn).toContain(filter.LogGroupName)
    expect(filter.FilterPattern).toBe('{ $.status = "429" }')
    const [{ MetricName, MetricNamespace }] = filter.MetricTransformations
    expect(named('api-throttled').Metrics[0].MetricStat.Metric).toEqual({
      MetricName,
      Namespace: MetricNamespace,
    })
  })

  test('look at the trigger well before Cognito gives up on it', () => {
    const trigger = named('sign-in-slow').Dimensions[0].Value
    expect(trigger).toMatch(/^UserPoolPreTokenGeneration/)
    const { Timeout } = propertiesOf(template, 'AWS::Lambda::Function')[trigger] ?? {}
    expect(named('sign-in-slow')).toMatchObject({ MetricName: 'Duration', Statistic: 'Maximum' })
    expect(named('sign-in-slow').Threshold).toBeLessThan(Timeout * 1000)
    expect(named('sign-in-errors')).toMatchObject({
      Dimensions: [{ Name: 'FunctionName', Value: trigger }],
      MetricName: 'Errors',
      Threshold: 1,
    })
  })

  test('add up all operations on the table, of which most have no number at all', () => {
    const [{ Expression }, ...parts] = named('table-throttled').Metrics
    expect(parts.map(({ Id }: { Id: string }) => `FILL(${Id}, 0)`).join(' + ')).toBe(Expression)
    expect(parts).toHaveLength(6)
  })

  test('reach people over an encrypted topic that takes https only', () => {
    expect(propertiesOf(template, 'AWS::SNS::Topic')).toEqual({
      [String(topic)]: { KmsMasterKeyId: `${key}.Arn` },
    })
    const { PolicyDocument, Topics } = onlyPropertiesOf(template, 'AWS::SNS::TopicPolicy')
    expect(Topics).toEqual([topic])
    expect(PolicyDocument.Statement).toEqual([
      expect.objectContaining({
        Effect: 'Deny',
        Action: 'sns:Publish',
        Principal: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
      expect.objectContaining({
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: {
          ArnLike: { 'aws:SourceArn': 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:*' },
          StringEquals: { 'aws:SourceAccount': '111122223333' },
        },
      }),
    ])
  })

  test('may use the topic’s key, which otherwise they would fail on unheard', () => {
    const { EnableKeyRotation, KeyPolicy } = onlyPropertiesOf(template, 'AWS::KMS::Key')
    expect(EnableKeyRotation).toBe(true)
    expect(KeyPolicy.Statement).toContainEqual({
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
    })
  })

  test('are on the stage’s dashboard, with all that is looked at', () => {
    const { DashboardName, DashboardBody } = onlyPropertiesOf(template, 'AWS::CloudWatch::Dashboard')
    expect(DashboardName).toBe(`fleet-console-${stage}`)
    const { widgets } = JSON.parse(DashboardBody)
    const [status, ...graphs] = widgets.map(({ properties }: { properties: object }) => properties)
    expect(status.alarms).toHaveLength(alarms.length)
    const shown = JSON.stringify(graphs)
    for (const metric of [
      'Count',
      '5XXError',
      'Latency',
      'Throttles',
      'ConsumedWriteCapacityUnits',
      'SignInSuccesses',
      'TokenRefreshSuccesses',
    ]) {
      expect(shown).toContain(`"${metric}"`)
    }
  })
})

test('are told to nobody by e-mail, unless the stage has an address', () => {
  expect(propertiesOf(templates.dev.template, 'AWS::SNS::Subscription')).toEqual({})
  expect(onlyPropertiesOf(templates.prod.template, 'AWS::SNS::Subscription')).toMatchObject({
    Protocol: 'email',
    Endpoint: 'fleet@example.com',
  })
})
