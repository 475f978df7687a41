import { describe, expect, test } from 'vitest'
import { stageNames } from '#cloud/infra/stage-name.ts'
import { synthesizeStages } from './infra-template.ts'
import { schemaProblems } from './infra-schema.ts'

const templates = synthesizeStages()

test.each(stageNames)('every resource of %s is as CloudFormation’s schemas have it', (stage) => {
  const { original } = templates[stage]
  expect(Object.keys(original['Resources']).length).toBeGreaterThan(100)
  expect(schemaProblems(original)).toEqual([])
})

describe('the check against the schemas', () => {
  const topic = (Properties: object, more: object = {}) => ({
    Resources: { Alarms: { Type: 'AWS::SNS::Topic', Properties, ...more } },
  })
  const filter = { FilterPattern: '', LogGroupName: { Ref: 'Log' } }
  const transformation = { MetricName: 'n', MetricNamespace: 's', MetricValue: '1' }
  const metricFilter = (Properties: object) => ({
    Resources: { Filter: { Type: 'AWS::Logs::MetricFilter', Properties } },
  })

  test.each([
    ['a type that there is not', { Resources: { Alarms: { Type: 'AWS::SNS::Topics' } } }, 'no resource type'],
    ['a part of a resource that there is not', topic({}, { DeletePolicy: 'Retain' }), 'no part DeletePolicy'],
    ['a misspelt property', topic({ KmsMasterKeyID: 'key' }), 'has no property KmsMasterKeyID'],
    ['a text in place of a truth', topic({ FifoTopic: 'yes' }), 'FifoTopic: expected true or false'],
    ['a number in place of a text', topic({ TopicName: 1 }), 'TopicName: expected a string'],
    [
      'a value that there is not',
      { Resources: { People: { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolTier: 'CHEAP' } } } },
      'UserPoolTier: expected one of',
    ],
    ['one value in place of a list', topic({ Subscription: 'me' }), 'Subscription: expected a list'],
    ['a missing property', metricFilter(filter), 'lacks MetricTransformations'],
    [
      'a missing property further in',
      metricFilter({ ...filter, MetricTransformations: [{ ...transformation, MetricName: undefined }] }),
      'MetricTransformations[0]: lacks MetricName',
    ],
    [
      'a misspelt property further in',
      metricFilter({ ...filter, MetricTransformations: [{ ...transformation, Units: 'Count' }] }),
      'MetricTransformations[0]: has no property Units',
    ],
  ])('finds %s', (_, template, problem) => {
    expect(schemaProblems(template).join()).toContain(problem)
  })

  test('takes what is known only at the deployment', () => {
    const later = { ...filter, MetricTransformations: [transformation] }
    expect(schemaProblems(metricFilter(later))).toEqual([])
    expect(schemaProblems(topic({ KmsMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } }))).toEqual([])
  })
})
