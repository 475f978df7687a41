import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readEnvironment } from '#cloud/local/environment.ts'
import { findStateDirectory, openStateDirectory } from '#cloud/local/state-directory.ts'
import { configOrigins } from '#cloud/site/config-origins.ts'
import { contentSecurityPolicy } from '#cloud/site/security-headers.ts'
import { readDeployedConfig } from '#cloud/site/deployed-config.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'local-cloud-'))
})
afterEach(() => rm(directory, { recursive: true }))

describe('the environment', () => {
  test('has defaults', () => {
    expect(readEnvironment({ PORT: '', FLEET_SIZE: ' ' })).toEqual({
      port: 5173,
      fleetSize: 10_000,
      directory: '.local-cloud',
      control: false,
      simulation: true,
    })
  })

  test('is taken from five variables', () => {
    const variables = {
      PORT: '8443',
      FLEET_SIZE: '100',
      LOCAL_CLOUD_DIR: 'x',
      LOCAL_CLOUD_CONTROL: '1',
      LOCAL_CLOUD_SIMULATION: '0',
    }
    expect(readEnvironment(variables)).toEqual({
      port: 8443,
      fleetSize: 100,
      directory: 'x',
      control: true,
      simulation: false,
    })
  })

  test.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80a'],
    ['PORT', '-1'],
    ['PORT', '1e3'],
    ['FLEET_SIZE', '0'],
    ['FLEET_SIZE', 'many'],
    ['FLEET_SIZE', '10.5'],
    ['FLEET_SIZE', '999999999'],
    ['LOCAL_CLOUD_CONTROL', 'yes'],
    ['LOCAL_CLOUD_SIMULATION', 'off'],
  ])('%s=%s is refused in words that name both', (name, value) => {
    const attempt = () => readEnvironment({ [name]: value })
    expect(attempt).toThrow(name)
    expect(attempt).toThrow(JSON.stringify(value))
  })
})

describe('the local cloud’s folder', () => {
  test('is made where it is missing, and found again', async () => {
    const path = join(directory, 'deep', 'cloud')
    expect(await findStateDirectory(join(directory, 'deep'))).toBeUndefined()
    expect(await openStateDirectory(path)).toBe(path)
    expect(await findStateDirectory(path)).toBe(path)
    expect(await openStateDirectory(path)).toBe(path)
  })

  test('is refused where it holds something else, which is left alone', async () => {
    await writeFile(join(directory, 'thesis.doc'), 'years of work')
    await expect(openStateDirectory(directory)).rejects.toThrow('LOCAL_CLOUD_DIR')
    await expect(findStateDirectory(directory)).rejects.toThrow('left alone')
    expect(await readdir(directory)).toEqual(['thesis.doc'])
  })

  test.runIf(process.platform === 'linux')(
    'a file system that makes no folders is said, not waited for',
    async () => {
      await expect(openStateDirectory('/proc/fleet/console')).rejects.toThrow(
        'needs a folder that it can write to',
      )
    },
  )

  test('is refused where it is a file', async () => {
    const path = join(directory, 'file')
    await writeFile(path, '')
    await expect(openStateDirectory(path)).rejects.toThrow('LOCAL_CLOUD_DIR')
    await expect(findStateDirectory(path)).rejects.toThrow('LOCAL_CLOUD_DIR')
  })
})

describe('amplify-config.json', () => {
  const write = (text: string) => writeFile(join(directory, 'amplify-config.json'), text)

  test('is not there by default', async () => {
    expect(await readDeployedConfig(directory)).toBeUndefined()
  })

  test('is taken as it is', async () => {
    await write('{ "Auth": {} }')
    expect(await readDeployedConfig(directory)).toEqual({ text: '{ "Auth": {} }', value: { Auth: {} } })
  })

  test.each(['{', '', '[]', 'null', '"text"'])(
    'is named, with what to do, where it holds %j',
    async (text) => {
      await write(text)
      await expect(readDeployedConfig(directory)).rejects.toThrow(
        /amplify-config\.json .* amplify-config\.example\.json/,
      )
    },
  )

  test('that is a folder is named too', async () => {
    await mkdir(join(directory, 'amplify-config.json'))
    await expect(readDeployedConfig(directory)).rejects.toThrow('amplify-config.json')
  })

  const oauth = { domain: 'fleet.auth.eu-west-1.amazoncognito.com' }
  const api = { fleet: { endpoint: 'https://abc.execute-api.eu-west-1.amazonaws.com/api' } }

  test('tells where the app connects to', () => {
    const Cognito = { userPoolId: 'eu-west-1_abc', loginWith: { oauth } }
    expect(configOrigins({ Auth: { Cognito }, API: { REST: api } })).toEqual({
      api: 'https://abc.execute-api.eu-west-1.amazonaws.com',
      userPool: 'https://cognito-idp.eu-west-1.amazonaws.com',
      hostedUi: 'https://fleet.auth.eu-west-1.amazoncognito.com',
    })
    const elsewhere = { ...Cognito, userPoolEndpoint: 'https://pool.example/x' }
    expect(configOrigins({ Auth: { Cognito: elsewhere } })).toMatchObject({
      userPool: 'https://pool.example',
    })
  })

  test('tells it in the shape of amplify_outputs.json too', () => {
    const custom = { API: api, mapStyle: 'https://maps.example/style.json?key=x' }
    const outputs = { auth: { user_pool_id: 'us-gov-west-1_abc', oauth }, custom }
    expect(configOrigins(outputs)).toEqual({
      map: 'https://maps.example',
      api: 'https://abc.execute-api.eu-west-1.amazonaws.com',
      userPool: 'https://cognito-idp.us-gov-west-1.amazonaws.com',
      hostedUi: 'https://fleet.auth.eu-west-1.amazoncognito.com',
    })
  })

  test('names the origin of the map’s style, whose tiles may then be fetched and shown', () => {
    const Cognito = { userPoolId: 'eu-west-1_abc' }
    const custom = { mapStyle: 'https://maps.example:8443/styles/a.json?key=x' }
    const origins = configOrigins({ Auth: { Cognito }, custom })
    expect(origins.map).toBe('https://maps.example:8443')
    const policy = contentSecurityPolicy(origins).split('; ')
    expect(policy).toContain("img-src 'self' data: https://maps.example:8443")
    expect(policy.find((part) => part.startsWith('connect-src '))).toMatch(/ https:\/\/maps\.example:8443$/)
    expect(policy).toContain("script-src 'self'")
  })

  test.each([
    {},
    { Auth: { Cognito: { userPoolId: 'x' } }, custom: { mapStyle: 'https://a;script-src' } },
    { Auth: { Cognito: { userPoolId: 'x' } }, custom: { mapStyle: 'https://a,b/style.json' } },
    { Auth: { Cognito: { userPoolId: 'x' } }, custom: { mapStyle: 'http://maps.example/style.json' } },
    { Auth: { Cognito: { userPoolId: 'x; script-src *' } } },
    { Auth: { Cognito: { userPoolId: 'x', userPoolEndpoint: 'javascript:alert(1)' } } },
  ])('lets nothing into the policy that is no https origin: %j', (config) => {
    expect(configOrigins(config)).toEqual({})
  })
})
