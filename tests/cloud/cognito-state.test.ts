import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startCognito } from '../support/cognito.ts'
import { authorizationQuery, browse, refresh, signIn, walkToCallback } from '../support/sign-in.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cognito-state-'))
})
afterEach(() => rm(directory, { recursive: true }))

const keysOf = async (cloud: Awaited<ReturnType<typeof startCognito>>) =>
  (await cloud.fetch('/us-east-1_FLEETLOCAL/.well-known/jwks.json')).json()

test('a restart keeps keys, refresh tokens and hosted sessions', async () => {
  const before = await startCognito({ directory })
  const { refresh_token } = await signIn(before, 'manager')
  const browser = browse(before)
  await walkToCallback(before, 'admin', {}, browser)

  const after = await startCognito({ directory, clock: before.clock })
  expect(await keysOf(after)).toEqual(await keysOf(before))
  expect((await refresh(after, refresh_token)).status).toBe(200)
  const cookie = `cognito=${browser.cookie('cognito')}`
  const answer = await after.fetch(`/oauth2/authorize${authorizationQuery(after)}`, { headers: { cookie } })
  expect(answer.headers.get('location')).toMatch(/^https:\/\/localhost:5173\/callback\?code=/)
})

test('a restart also remembers what was rotated and revoked', async () => {
  const before = await startCognito({ directory })
  const rotated = (await signIn(before, 'manager')).refresh_token
  await refresh(before, rotated)
  const after = await startCognito({ directory, clock: before.clock })
  after.clock.forward({ seconds: 30 })
  expect(await (await refresh(after, rotated)).json()).toMatchObject({ __type: 'RefreshTokenReuseException' })
})

test('a file from before groups changed and keys were rotated is taken as it is', async () => {
  const before = await startCognito({ directory })
  const file = join(directory, 'cognito.json')
  const { groups: _groups, keys, ...others } = JSON.parse(await readFile(file, 'utf8'))
  await writeFile(file, JSON.stringify({ ...others, keys: { access: keys.access, id: keys.id } }))
  const after = await startCognito({ directory })
  expect(await keysOf(after)).toEqual(await keysOf(before))
})

test('many sign-ins at a time are all kept', async () => {
  const before = await startCognito({ directory })
  const tokens = await Promise.all(Array.from({ length: 12 }, () => signIn(before, 'operator')))
  const after = await startCognito({ directory, clock: before.clock })
  const answers = await Promise.all(tokens.map(({ refresh_token }) => refresh(after, refresh_token)))
  expect(answers.map(({ status }) => status)).toEqual(tokens.map(() => 200))
})

test('the file is for its owner only and holds no token, cookie or password', async () => {
  const cloud = await startCognito({ directory })
  const browser = browse(cloud)
  await walkToCallback(cloud, 'admin', {}, browser)
  const tokens = await signIn(cloud, 'manager')
  const successor = (await (await refresh(cloud, tokens.refresh_token)).json()).AuthenticationResult
  expect(await readdir(directory)).toEqual(['cognito.json'])
  const file = join(directory, 'cognito.json')
  const text = await readFile(file, 'utf8')
  const secrets = [
    tokens.refresh_token,
    tokens.access_token,
    successor.RefreshToken,
    browser.cookie('cognito') ?? 'missing',
    'Fleet-admin-1',
  ]
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
  // With the dot, since the keys are random base64url that may well hold these three letters.
  expect(text).not.toMatch(/eyJ[\w-]*\./)
  // Windows has no such modes.
  const mode = process.platform === 'win32' ? 0o600 : (await stat(file)).mode & 0o777
  expect(mode).toBe(0o600)
})

test.each(['', '{', '{}', '{"keys":{}}', '[]'])(
  'a damaged file (%s) is named, with what to do',
  async (text) => {
    await writeFile(join(directory, 'cognito.json'), text)
    await expect(startCognito({ directory })).rejects.toThrow(/cognito\.json .* npm run reset/)
  },
)
