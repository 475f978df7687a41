import { describe, expect, test } from 'vitest'
import { stageNames } from '#cloud/infra/stage-name.ts'
import { routeNames, routeOf } from '#contract/routes.ts'
import { onlyPropertiesOf, propertiesOf, synthesizeStages } from './infra-template.ts'

const templates = synthesizeStages()

describe.each(stageNames)('the gateway of %s', (stage) => {
  const { template } = templates[stage]
  const resources = propertiesOf(template, 'AWS::ApiGateway::Resource')
  const pathOf = (id: string): string =>
    resources[id] ? `${pathOf(resources[id].ParentId)}/${resources[id].PathPart}` : ''
  const all = Object.values(propertiesOf(template, 'AWS::ApiGateway::Method')).map((properties) => ({
    name: `${properties.HttpMethod} ${pathOf(properties.ResourceId)}`,
    properties,
  }))
  // Those of dev are in infra-cross-origin.test.ts.
  const methods = all.filter(({ properties }) => properties.HttpMethod !== 'OPTIONS')

  test('has exactly one method for each route of the contract, and no other', () => {
    const expected = routeNames.map(routeOf).map(({ method, path }) => `${method} ${path}`)
    expect(methods.map(({ name }) => name).toSorted()).toEqual(expected.toSorted())
  })

  test.each(routeNames)('lets %s through only with the scope of its row', (name) => {
    const { method, path, scope } = routeOf(name)
    const deployed = methods.find((one) => one.name === `${method} ${path}`)?.properties
    expect(deployed).toMatchObject({
      AuthorizationType: 'COGNITO_USER_POOLS',
      AuthorizationScopes: [scope],
      AuthorizerId: Object.keys(propertiesOf(template, 'AWS::ApiGateway::Authorizer'))[0],
    })
    expect(deployed.ApiKeyRequired ?? false).toBe(false)
  })

  test('leaves no method without the authorizer and a scope: an ID token would get through', () => {
    const open = methods.filter(
      ({ properties }) =>
        properties.AuthorizationType !== 'COGNITO_USER_POOLS' || properties.AuthorizationScopes?.length !== 1,
    )
    expect(open).toEqual([])
    expect(methods.length).toBe(routeNames.length)
  })

  test('compresses long answers, and none that is about one vehicle, whose ETag must stay strong', () => {
    expect(onlyPropertiesOf(template, 'AWS::ApiGateway::RestApi').MinimumCompressionSize).toBe(2048)
  })

  test('asks the stack’s own user pool, each time anew', () => {
    expect(onlyPropertiesOf(template, 'AWS::ApiGateway::Authorizer')).toMatchObject({
      Type: 'COGNITO_USER_POOLS',
      AuthorizerResultTtlInSeconds: 0,
      IdentitySource: 'method.request.header.Authorization',
      ProviderARNs: [expect.stringMatching(/^UserPool\w+\.Arn$/)],
    })
  })

  test('sends members to a function of their own, what reads to the one that can change nothing, and the rest to the third', () => {
    const functionFor = (name: string) => {
      if (name.includes(' /members/')) return 'Members'
      return name.startsWith('GET ') ? 'Read' : 'Write'
    }
    const sent = methods.map(({ name, properties: { Integration } }) => {
      const [, to] = /:path\/.*\/functions\/(\w+)Function\w+\.Arn\/invocations$/.exec(Integration.Uri) ?? []
      return [name, Integration.Type, to]
    })
    expect(sent).toEqual(methods.map(({ name }) => [name, 'AWS_PROXY', functionFor(name)]))
    expect(new Set(sent.map(([, , to]) => to))).toEqual(new Set(['Read', 'Write', 'Members']))
  })

  test('may call the functions for its own routes only', () => {
    const permissions = Object.values(propertiesOf(template, 'AWS::Lambda::Permission'))
      .filter(({ Principal }) => Principal === 'apigateway.amazonaws.com')
      .map(({ SourceArn }) => SourceArn.replace(/^[^/]*\/[^/]*/, ''))
    const expected = routeNames
      .map(routeOf)
      .map(({ method, path }) => `/${method}${path.replace(/\{\w+\}/g, '*')}`)
    expect(permissions.toSorted()).toEqual(expected.toSorted())
  })

  test('traces no data, and limits how much is called', () => {
    const { MethodSettings, StageName } = onlyPropertiesOf(template, 'AWS::ApiGateway::Stage')
    expect(StageName).toBe('api')
    expect(MethodSettings).toEqual([
      expect.objectContaining({
        HttpMethod: '*',
        ResourcePath: '/*',
        DataTraceEnabled: false,
        ThrottlingRateLimit: 1000,
        ThrottlingBurstLimit: 1000,
      }),
    ])
  })

  test('logs who called what with which result, and nothing that could hold a token', () => {
    const { AccessLogSetting } = onlyPropertiesOf(template, 'AWS::ApiGateway::Stage')
    const logged: string[] = Object.values(JSON.parse(AccessLogSetting.Format))
    expect(logged.toSorted()).toEqual([
      '$context.authorizer.claims.sub',
      '$context.error.responseType',
      '$context.httpMethod',
      '$context.integration.latency',
      '$context.requestId',
      '$context.requestTimeEpoch',
      '$context.resourcePath',
      '$context.responseLatency',
      '$context.status',
      '$context.xrayTraceId',
    ])
    expect(AccessLogSetting.Format).not.toMatch(/authorization|token|header|error\.message/i)
  })

  test('keeps the status and message of AWS in its own answers, which nobody stores', () => {
    const answers = Object.values(propertiesOf(template, 'AWS::ApiGateway::GatewayResponse'))
    expect(answers.map(({ ResponseType }) => ResponseType).toSorted()).toEqual(['DEFAULT_4XX', 'DEFAULT_5XX'])
    for (const answer of answers) {
      expect(answer).not.toHaveProperty('StatusCode')
      expect(answer).not.toHaveProperty('ResponseTemplates')
      expect(answer.ResponseParameters).toMatchObject({
        'gatewayresponse.header.cache-control': "'no-store'",
        'gatewayresponse.header.x-content-type-options': "'nosniff'",
      })
    }
  })

  test('takes TLS 1.2 at least, also at its own address', () => {
    expect(onlyPropertiesOf(template, 'AWS::ApiGateway::RestApi')).toMatchObject({
      SecurityPolicy: expect.stringMatching(/^SecurityPolicy_TLS13_1_2_/),
      EndpointAccessMode: 'BASIC',
    })
  })

  test('has its stage in its name, by which CloudWatch tells it from the others of the account', () => {
    expect(onlyPropertiesOf(template, 'AWS::ApiGateway::RestApi').Name).toBe(`fleet-console-${stage}`)
  })
})
