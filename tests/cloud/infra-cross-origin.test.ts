import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { allowOrigin } from '#cloud/api/cross-origin.ts'
import { readEnvironment } from '#cloud/local/environment.ts'
import { configOrigins } from '#cloud/site/config-origins.ts'
import { laptopOrigin } from '#cloud/site/laptop-origin.ts'
import { contentSecurityPolicy } from '#cloud/site/security-headers.ts'
import { routeNames, routeOf } from '#contract/routes.ts'
import { startApi } from '../support/api.ts'
import { manager } from '../support/tokens.ts'
import { example, onlyPropertiesOf, propertiesOf, synthesizeStages } from './infra-template.ts'

const templates = synthesizeStages()
const { template } = templates.dev
const laptop = 'https://localhost:5173'

test('the laptop that is let in is the one that npm start serves', () => {
  expect(laptopOrigin).toBe(`https://localhost:${readEnvironment({}).port}`)
  expect(laptopOrigin).toBe(laptop)
})

test('production lets no other origin in: nothing in its template says so', () => {
  const text = JSON.stringify(templates.prod.template.toJSON())
  expect(text).not.toMatch(/access-control|localhost|ALLOWED_ORIGIN|"HttpMethod":"OPTIONS"/i)
})

describe('the dev stage', () => {
  const resources = propertiesOf(template, 'AWS::ApiGateway::Resource')
  const pathOf = (id: string): string =>
    resources[id] ? `${pathOf(resources[id].ParentId)}/${resources[id].PathPart}` : ''
  const preflights = Object.values(propertiesOf(template, 'AWS::ApiGateway::Method'))
    .filter(({ HttpMethod }) => HttpMethod === 'OPTIONS')
    .map((properties) => ({ path: pathOf(properties.ResourceId), properties }))

  /** Written by hand: what src/fleet/api sends beside the headers that a browser always may. */
  const sent = {
    GET: 'Authorization',
    PATCH: 'Authorization,Content-Type',
    POST: 'Authorization,Content-Type',
  }

  test('answers preflights on the paths of the contract, and on no other', () => {
    const paths = new Set(routeNames.map((name) => routeOf(name).path))
    expect(preflights.map(({ path }) => path).toSorted()).toEqual([...paths].toSorted())
  })

  test.each(routeNames)('lets the laptop, and nobody else, ask for %s with what the app sends', (name) => {
    const { method, path, header } = routeOf(name)
    const asked = preflights.find((one) => one.path === path)?.properties
    expect(asked).toMatchObject({ AuthorizationType: 'NONE', Integration: { Type: 'MOCK' } })
    const [{ ResponseParameters, StatusCode }] = asked.Integration.IntegrationResponses
    expect(StatusCode).toBe('204')
    expect(ResponseParameters).toEqual({
      'method.response.header.Access-Control-Allow-Origin': `'${laptop}'`,
      'method.response.header.Access-Control-Allow-Methods': `'${method}'`,
      'method.response.header.Access-Control-Allow-Headers': `'${sent[method]}${header ? `,${header}` : ''}'`,
      'method.response.header.Access-Control-Max-Age': "'7200'",
      'method.response.header.Vary': "'Origin'",
    })
  })

  test('lets the laptop read what the gateway itself answers', () => {
    const answers = Object.values(propertiesOf(template, 'AWS::ApiGateway::GatewayResponse'))
    expect(answers.map(({ ResponseType }) => ResponseType).toSorted()).toEqual(['DEFAULT_4XX', 'DEFAULT_5XX'])
    for (const { ResponseParameters } of answers) {
      expect(ResponseParameters).toMatchObject({
        'gatewayresponse.header.access-control-allow-origin': `'${laptop}'`,
        'gatewayresponse.header.access-control-expose-headers': "'x-amzn-RequestId,Retry-After'",
        'gatewayresponse.header.vary': "'Origin'",
      })
    }
  })

  test('tells the functions of the API, and no other, whom to let in', () => {
    const told = Object.entries(propertiesOf(template, 'AWS::Lambda::Function'))
      .filter(([, { Environment }]) => Environment?.Variables?.ALLOWED_ORIGIN === laptop)
      .map(([id]) => id.replace(/Function.*/, ''))
    expect(told.toSorted()).toEqual(['Members', 'Read', 'Write'])
  })

  test('never allows credentials or every origin', () => {
    expect(JSON.stringify(template.toJSON())).not.toMatch(/allow-credentials|"'\*'"/i)
  })

  test('gives a laptop an address of the API to which its policy lets the app connect', () => {
    const outputs = template.findOutputs('*')
    const endpoint: string = outputs['ApiUrl']?.['Value']
    expect(endpoint).toMatch(/^https:\/\/FleetGateway\w+\.execute-api\.eu-west-1\.amazonaws\.com\/api$/)
    const config = {
      Auth: { Cognito: { userPoolId: example.userPoolId } },
      API: { REST: { fleet: { endpoint } } },
    }
    const policy = contentSecurityPolicy(configOrigins(config))
    expect(policy).toContain(`connect-src 'self' ${new URL(endpoint).origin} https://cognito-idp.`)
    expect(onlyPropertiesOf(template, 'AWS::ApiGateway::Stage').StageName).toBe('api')
  })
})

describe('a function that is told of an origin', () => {
  test('lets that one, and no other, read its answers and refusals', async () => {
    const { call } = await startApi({ around: (lambda) => allowOrigin(lambda, laptop) })
    const headers = { origin: 'https://evil.example' }
    const answers = [
      await call(manager, 'GET /vehicles/read', { headers }),
      await call(manager, 'GET /vehicles/read/none', { headers }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 404])
    for (const answer of answers) {
      expect(answer.headers.get('access-control-allow-origin')).toBe(laptop)
      expect(answer.headers.get('access-control-expose-headers')).toBe('x-amzn-RequestId,Retry-After')
      expect(answer.headers.get('vary')).toBe('Origin')
      expect(answer.headers.has('access-control-allow-credentials')).toBe(false)
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
  })

  test('is the same function where it is told of none', async () => {
    const { handler } = await startApi()
    expect(allowOrigin(handler, undefined)).toBe(handler)
  })

  test.each([
    '*',
    'null',
    'http://localhost:5173',
    'https://localhost:5173/',
    'https://a.example,https://b.example',
  ])('does not start with %s in place of one https origin', async (origin) => {
    const { handler } = await startApi()
    expect(() => allowOrigin(handler, origin)).toThrow('ALLOWED_ORIGIN must be one https origin')
  })
})

describe.each([
  ['cloud/api/aws.ts', () => import('#cloud/api/aws.ts')],
  ['cloud/api/aws-members.ts', () => import('#cloud/api/aws-members.ts')],
])('the deployed function of %s', (_, load) => {
  beforeEach(() => {
    vi.resetModules()
    for (const name of ['TABLE_NAME', 'CLIENT_ID', 'USER_POOL_ID']) vi.stubEnv(name, 'set')
  })
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  test('takes the origin from its environment, and does not start with a wrong one', async () => {
    vi.stubEnv('ALLOWED_ORIGIN', '*')
    await expect(load()).rejects.toThrow('ALLOWED_ORIGIN must be one https origin; found "*"')
  })

  test('needs none', async () => {
    vi.stubEnv('ALLOWED_ORIGIN', '')
    expect((await load()).handler).toBeTypeOf('function')
  })
})
