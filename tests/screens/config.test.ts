import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { checkConfig, ConfigError } from '#app/config.ts'

const origin = 'https://fleet.example.com'

const good = () => ({
  Auth: {
    Cognito: {
      userPoolId: 'eu-west-1_AbCdEfGhI',
      userPoolClientId: '1h57kf5cpq17m0eml12example',
      loginWith: {
        oauth: {
          domain: 'fleet.auth.eu-west-1.amazoncognito.com',
          scopes: ['openid', 'profile', 'fleet/read'],
          redirectSignIn: [`${origin}/callback`],
          redirectSignOut: [`${origin}/signed-out`],
          responseType: 'code',
        },
      },
    },
  },
  API: { REST: { fleet: { endpoint: `${origin}/api/`, region: 'eu-west-1' } } },
})

test('good settings are handed to Amplify as they are, and name the API', async () => {
  const config = await checkConfig(good(), origin)
  expect(config).toEqual({
    amplify: good(),
    idleMs: 30 * 60_000,
    apiEndpoint: `${origin}/api`,
    mapStyle: null,
  })
})

const mapStyle = 'https://maps.geo.eu-west-1.amazonaws.com/v2/styles/Standard/descriptor?key=v1.public.x'

test('a map style is taken as it is', async () => {
  await expect(checkConfig({ ...good(), custom: { mapStyle } }, origin)).resolves.toMatchObject({ mapStyle })
})

test.each(['http://maps.example/style.json', '/style.json', 'style', 7, null])(
  'a map style of %j is named as wrong',
  async (wrong) => {
    const error = await checkConfig({ ...good(), custom: { mapStyle: wrong } }, origin).catch(
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(ConfigError)
    expect((error as ConfigError).problems).toEqual([
      {
        field: 'custom.mapStyle',
        found: JSON.stringify(wrong),
        expected: expect.stringContaining('https address of a MapLibre style, or no such field'),
      },
    ])
  },
)

test('the example that the project ships is good, on the site it is for', async () => {
  const example: unknown = JSON.parse(await readFile('amplify-config.example.json', 'utf8'))
  await expect(checkConfig(example, origin)).resolves.toMatchObject({ apiEndpoint: expect.any(String) })
})

test('amplify_outputs.json is understood too', async () => {
  const { Cognito } = good().Auth
  const { oauth } = Cognito.loginWith
  const outputs = {
    version: '1.4',
    auth: {
      user_pool_id: Cognito.userPoolId,
      user_pool_client_id: Cognito.userPoolClientId,
      aws_region: 'eu-west-1',
      oauth: {
        identity_providers: [],
        domain: oauth.domain,
        scopes: oauth.scopes,
        redirect_sign_in_uri: oauth.redirectSignIn,
        redirect_sign_out_uri: oauth.redirectSignOut,
        response_type: 'code',
      },
    },
    custom: { API: good().API, mapStyle },
  }
  const config = await checkConfig(outputs, origin)
  expect(config.mapStyle).toBe(mapStyle)
  expect(config.apiEndpoint).toBe(`${origin}/api`)
  expect(config.amplify.Auth?.Cognito.userPoolId).toBe(Cognito.userPoolId)
})

type Settings = ReturnType<typeof good>

describe('a wrong field is named, with what was found and what is expected', () => {
  const cases: [field: string, spoil: (settings: Settings) => unknown, found: string, expected: string][] = [
    ['Auth.Cognito.userPoolId', (s) => (s.Auth.Cognito.userPoolId = 'pool'), '"pool"', 'eu-west-1_AbCdEfGhI'],
    [
      'Auth.Cognito.userPoolId',
      (s) => Reflect.deleteProperty(s.Auth.Cognito, 'userPoolId'),
      'nothing',
      'user pool',
    ],
    ['Auth.Cognito.userPoolClientId', (s) => (s.Auth.Cognito.userPoolClientId = ''), '""', 'app client'],
    [
      'Auth.Cognito.loginWith.oauth.domain',
      (s) => (s.Auth.Cognito.loginWith.oauth.domain = 'https://x.example/'),
      'https://x.example/',
      'without https://',
    ],
    [
      'Auth.Cognito.loginWith.oauth.scopes',
      (s) => (s.Auth.Cognito.loginWith.oauth.scopes = []),
      '[]',
      'openid',
    ],
    [
      'Auth.Cognito.loginWith.oauth.redirectSignIn',
      (s) => (s.Auth.Cognito.loginWith.oauth.redirectSignIn = ['https://other.example/callback']),
      'https://other.example/callback',
      `${origin}/callback`,
    ],
    [
      'Auth.Cognito.loginWith.oauth.redirectSignOut',
      (s) => s.Auth.Cognito.loginWith.oauth.redirectSignOut.push('http://localhost/signed-out'),
      'http://localhost/signed-out',
      'no other origin',
    ],
    [
      'Auth.Cognito.loginWith.oauth.responseType',
      (s) => (s.Auth.Cognito.loginWith.oauth.responseType = 'token'),
      '"token"',
      '"code"',
    ],
    [
      'API.REST.fleet.endpoint',
      (s) => (s.API.REST.fleet.endpoint = 'http://fleet'),
      '"http://fleet"',
      'https',
    ],
    ['API.REST.fleet.endpoint', (s) => (s.API.REST.fleet.endpoint = '/api'), '"/api"', 'https'],
    ['API', (s) => Reflect.deleteProperty(s, 'API'), 'nothing', 'REST'],
  ]

  test.each(cases)('%s', async (field, spoil, found, expected) => {
    const settings = good()
    spoil(settings)
    const error = await checkConfig(settings, origin).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ConfigError)
    expect((error as ConfigError).problems).toContainEqual({
      field,
      found: expect.stringContaining(found),
      expected: expect.stringContaining(expected),
    })
  })
})

const problemsOf = async (settings: unknown) => {
  const error = await checkConfig(settings, origin).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(ConfigError)
  return (error as ConfigError).problems.map(({ field }) => field)
}

test.each([[null], [[]], ['text'], [7]])('%j is no settings at all', async (settings) => {
  expect(await problemsOf(settings)).toEqual(['the whole file'])
})

test('every wrong field is named, and of what is within a wrong one nothing is said', async () => {
  const { Auth, API } = good()
  const cognito = { ...Auth.Cognito, userPoolId: 'pool', loginWith: [] }
  const settings = { Auth: { Cognito: cognito }, API: { ...API, REST: 'fleet' }, custom: null }
  expect(await problemsOf(settings)).toEqual([
    'Auth.Cognito.userPoolId',
    'Auth.Cognito.loginWith',
    'API.REST',
    'custom',
  ])
})

test.each([0.5, 721, '30', Number.NaN])('%j minutes are refused', async (idleMinutes) => {
  expect(await problemsOf({ ...good(), custom: { idleMinutes } })).toEqual(['custom.idleMinutes'])
})

test.each([1, 45.5, 720])('%j minutes are taken', async (idleMinutes) => {
  const { idleMs } = await checkConfig({ ...good(), custom: { idleMinutes } }, origin)
  expect(idleMs).toBe(idleMinutes * 60_000)
})
