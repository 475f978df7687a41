import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkConfig } from '#app/config.ts'
import { config } from '#cloud/deploy/config.ts'
import { configOrigins } from '#cloud/site/config-origins.ts'
import { outputs, toolsWith } from './deploy-tools.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'deploy-config-'))
})
afterEach(() => rm(root, { recursive: true }))

const file = () => join(root, 'amplify-config.json')
const written = async () => JSON.parse(await readFile(file(), 'utf8'))
const run = (...more: readonly string[]) => {
  const { tools, text } = toolsWith({ root })
  return config.run(['--stage', 'dev', ...more], tools).then(text)
}

test('the app on the laptop takes the file, and connects to the stage with it', async () => {
  const text = await run()
  const found = await written()
  await expect(checkConfig(found, 'https://localhost:5173')).resolves.toMatchObject({
    apiEndpoint: outputs.ApiUrl,
  })
  expect(found).toMatchObject({
    Auth: { Cognito: { userPoolId: outputs.UserPoolId, userPoolClientId: outputs.UserPoolClientId } },
    API: { REST: { fleet: { endpoint: outputs.ApiUrl, region: 'eu-west-1' } } },
  })
  expect(configOrigins(found)).toMatchObject({
    api: new URL(outputs.ApiUrl).origin,
    hostedUi: `https://${outputs.HostedUiDomain}`,
  })
  expect(text).toContain('Back to the local cloud: remove amplify-config.json.')
})

test('the file of an earlier run is replaced, except for what was added to it', async () => {
  await run()
  const { custom, ...others } = await written()
  const stale = { ...others, API: {}, custom: { ...custom, idleMinutes: 5 } }
  await writeFile(file(), JSON.stringify(stale))
  await run()
  expect(await written()).toEqual({ ...others, custom: { ...custom, idleMinutes: 5 } })
})

test.each(['{"Auth": {}}', 'not JSON', '{"custom": {"writtenBy": "me"}}', ''])(
  'a file that somebody else wrote (%s) stays, unless told otherwise',
  async (text) => {
    await writeFile(file(), text)
    await expect(run()).rejects.toThrow(/was not written by this command.*--force/)
    expect(await readFile(file(), 'utf8')).toBe(text)
    await run('--force')
    expect((await written()).API.REST.fleet.endpoint).toBe(outputs.ApiUrl)
  },
)

test('prod is refused, with the reason, and nothing is written', async () => {
  const { tools } = toolsWith({ root })
  await expect(config.run(['--stage', 'prod', '--force'], tools)).rejects.toThrow(/CORS.*localhost:5173/)
  await expect(readFile(file())).rejects.toThrow('ENOENT')
})
