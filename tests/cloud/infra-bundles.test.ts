import { execFile } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { APIGatewayProxyResult, PreTokenGenerationV2TriggerEvent } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApi } from '../support/api.ts'
import { bundlesIn, type FunctionBundle, isOwn, packagesIn, synth } from '../support/function-bundles.ts'
import { callBundle, serveAws } from './bundle-process.ts'
import { rawToken, requestEvent, tokenEvent } from './example-events.ts'
import { infraFolders } from './infra-template.ts'

const run = promisify(execFile)
const { siteFolder, outdir } = infraFolders()
const bundles: Record<string, FunctionBundle> = {}
const fileOf = (begin: string) => bundles[begin]?.file ?? 'none'

beforeAll(async () => {
  await synth(siteFolder, outdir)
  Object.assign(bundles, bundlesIn(outdir))
}, 120_000)

/** What of the AWS SDK asks something of a service, or finds credentials (cloud/api/function-credentials.ts has them). */
const reaching = /\/(?:client-|credential-provider|token-providers|nested-clients)/
const settings = { TABLE_NAME: 'fleet', CLIENT_ID: 'client', AWS_REGION: 'eu-west-1' }

const expected = [
  {
    entry: 'cloud/api/aws.ts',
    folders: /^(?:cloud\/api|src\/contract)\//,
    environment: settings,
    sdk: ['@aws-sdk/client-dynamodb'],
    mostModules: 470,
  },
  {
    entry: 'cloud/api/aws-members.ts',
    folders: /^(?:cloud\/api|src\/contract)\//,
    environment: { ...settings, USER_POOL_ID: 'eu-west-1_AbCdEfGhI' },
    sdk: ['@aws-sdk/client-cognito-identity-provider', '@aws-sdk/client-dynamodb'],
    mostModules: 490,
  },
  {
    entry: 'cloud/user-pool/pre-token-generation.ts',
    folders: /^(?:cloud\/user-pool|src\/contract)\//,
    environment: {},
    sdk: [],
    mostModules: 10,
  },
]

test('synthesising makes one bundle for the API, one for its members’ part and one for the trigger', () => {
  expect(Object.keys(bundles).toSorted()).toEqual(expected.map((one) => one.entry).toSorted())
})

describe.each(expected)(
  'the bundle of $entry',
  ({ entry: begin, folders, environment, sdk, mostModules }) => {
    test('contains nothing of ours but its own folder and the contract: none of the local cloud', () => {
      const ours = bundles[begin]?.sources.filter(isOwn) ?? []
      expect(ours).toContain(begin)
      expect(ours.filter((path) => !folders.test(path))).toEqual([])
    })

    test('can reach the services that it needs and no other', () => {
      const packages = bundles[begin] ? packagesIn(bundles[begin]) : []
      expect(packages.filter((name) => reaching.test(name))).toEqual(sdk)
    })

    test('stays small enough to start in 150 ms (npm run bench -- cold measures it)', () => {
      expect(bundles[begin]?.sources.length).toBeLessThanOrEqual(mostModules)
      expect(statSync(fileOf(begin)).size).toBeLessThan(1024 * 1024)
    })

    test('is loaded by plain Node, and has a handler', async () => {
      const address = JSON.stringify(pathToFileURL(fileOf(begin)).href)
      const script = `import(${address}).then(({ handler }) => process.stdout.write(typeof handler))`
      const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
        cwd: outdir,
        env: { PATH: process.env['PATH'], ...environment },
      })
      expect(stdout).toBe('function')
    })
  },
)

test.each([
  ['cloud/api/aws.ts', { TABLE_NAME: 'fleet' }, 'CLIENT_ID'],
  ['cloud/api/aws-members.ts', { TABLE_NAME: 'fleet', CLIENT_ID: 'client' }, 'USER_POOL_ID'],
])(
  'the bundle of %s says which setting is missing, rather than to run without it',
  async (begin, settings, missing) => {
    const address = JSON.stringify(pathToFileURL(fileOf(begin)).href)
    const loaded = run(process.execPath, ['--input-type=module', '--eval', `await import(${address})`], {
      env: { PATH: process.env['PATH'], AWS_REGION: 'eu-west-1', ...settings },
    })
    await expect(loaded).rejects.toThrow(`${missing} is not set`)
  },
)

describe('called as on AWS, with a database and a user pool behind', async () => {
  const api = await openApi()
  const aws = await serveAws({
    DynamoDB: api.client.config.requestHandler,
    AWSCognitoIdentityProviderService: api.people.config.requestHandler,
  })
  afterAll(async () => {
    await aws.close()
    await api.close()
  })
  const [vehicle] = api.vehicles
  const parameters = { vehicleId: vehicle.vehicleId }
  const environment = {
    TABLE_NAME: api.table.name,
    CLIENT_ID: 'client',
    USER_POOL_ID: 'us-east-1_FLEETLOCAL',
    AWS_ENDPOINT_URL_DYNAMODB: aws.origin,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: aws.origin,
  }
  const secrets = [rawToken, 'Bearer', '203.0.113.7', 'For the diary', 'secret-of-the-example']
  const call = async (begin: string, events: Parameters<typeof requestEvent>[]) => {
    const requests = events.map((event) => requestEvent(...event))
    const run = await callBundle<APIGatewayProxyResult>(fileOf(begin), requests, environment)
    const answers = run.results.map(({ statusCode, headers, body }) => ({
      status: statusCode,
      etag: headers?.['etag'],
      body: JSON.parse(body),
    }))
    const texts = [run.output, ...run.results.map(({ headers }) => JSON.stringify(headers))].join()
    return { answers, output: run.output, leaked: secrets.filter((secret) => texts.includes(secret)) }
  }

  test('the API answers what is in the table, refuses what its caller may not, and logs a line for each', async () => {
    const operator = { claims: { 'cognito:groups': 'operator,tenant:north' } }
    const { answers, output, leaked } = await call('cloud/api/aws.ts', [
      ['readVehicle', { parameters }],
      ['updateVehicle', { parameters, headers: { 'If-Match': '"1"' }, body: { callSign: 'For the diary' } }],
      ['readHistory', { parameters, ...operator }],
      ['readVehicle', { parameters: { vehicleId: api.foreign.vehicleId } }],
      ['lockDoors', { parameters, claims: { client_id: 'another' }, headers: { 'Idempotency-Key': 'k' } }],
    ])
    expect(answers).toMatchObject([
      { status: 200, etag: '"1"', body: vehicle },
      { status: 200, etag: '"2"', body: { callSign: 'For the diary', updatedBy: 'manager' } },
      { status: 403, body: { error: { code: 'group_missing', groups: ['manager', 'admin'] } } },
      { status: 404, body: { error: { code: 'vehicle_not_found' } } },
      { status: 403, body: { error: { code: 'wrong_client' } } },
    ])
    const lines = output.trim().split('\n')
    expect(lines.map((line) => Object.keys(JSON.parse(line)))).toEqual(
      answers.map(() => ['requestId', 'route', 'status', 'sub', 'latencyMs']),
    )
    expect(leaked).toEqual([])
  })

  test('the members’ part asks the user pool, and refuses whoever is no admin', async () => {
    const claims = {
      'cognito:groups': 'admin,tenant:north',
      scope: 'openid fleet/read fleet/admin',
      username: 'admin',
    }
    const { answers, leaked } = await call('cloud/api/aws-members.ts', [
      ['listAdmins'],
      ['listMembers', { claims }],
      ['updateMember', { claims, parameters: { username: 'admin' }, body: { groups: [], seen: ['admin'] } }],
      ['listMembers'],
    ])
    expect(answers).toMatchObject([
      { status: 200, body: { admins: [{ username: 'admin' }] } },
      {
        status: 200,
        body: { items: [{ username: 'admin' }, { username: 'manager' }, { username: 'operator' }] },
      },
      { status: 409, body: { error: { code: 'own_groups' } } },
      { status: 403, body: { error: { code: 'group_missing' } } },
    ])
    expect(leaked).toEqual([])
  })

  test('the trigger takes away what the groups do not grant, at sign-in and at each refresh', async () => {
    const file = fileOf('cloud/user-pool/pre-token-generation.ts')
    const events = [
      tokenEvent('TokenGeneration_HostedAuth', ['operator', 'tenant:north']),
      tokenEvent('TokenGeneration_RefreshTokens', ['manager', 'tenant:north']),
      tokenEvent('TokenGeneration_HostedAuth', []),
    ]
    const { results, output } = await callBundle<PreTokenGenerationV2TriggerEvent>(file, events)
    const suppressed = results.map(
      ({ response }) =>
        response.claimsAndScopeOverrideDetails.accessTokenGeneration?.scopesToSuppress?.toSorted() ?? [],
    )
    const selfService = 'aws.cognito.signin.user.admin'
    expect(suppressed).toEqual([
      [selfService, 'fleet/admin', 'fleet/unlock', 'fleet/write'],
      [selfService, 'fleet/admin'],
      [
        selfService,
        'fleet/admin',
        'fleet/command',
        'fleet/read',
        'fleet/telemetry',
        'fleet/unlock',
        'fleet/write',
      ],
    ])
    // Everything else goes back as it came; an override of groups would remove them.
    expect(results.map(({ response: _response, ...rest }) => rest)).toEqual(
      events.map(({ response: _response, ...rest }) => rest),
    )
    expect(results.map(({ response }) => Object.keys(response.claimsAndScopeOverrideDetails))).toEqual(
      events.map(() => ['accessTokenGeneration']),
    )
    expect(output).toBe('')
  })
})

test('without a built app, synthesising says to build it first', async () => {
  const empty = join(outdir, '..')
  await expect(synth(empty, outdir)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`in ${empty}: run npm run build first`),
  })
})
