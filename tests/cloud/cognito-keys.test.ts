import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, importJWK, jwtVerify, SignJWT } from 'jose'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startCognito } from '../support/cognito.ts'
import { control, startLocalCloud } from '../support/local-cloud.ts'
import { type HostedCloud, refresh, signIn } from '../support/sign-in.ts'

type Cognito = Awaited<ReturnType<typeof startCognito>>

const jwksOf = async (cloud: Pick<HostedCloud, 'fetch'>) =>
  (await cloud.fetch('/us-east-1_FLEETLOCAL/.well-known/jwks.json')).json()
const kidsOf = async (cloud: Pick<HostedCloud, 'fetch'>): Promise<string[]> =>
  (await jwksOf(cloud)).keys.map(({ kid }: { kid: string }) => kid).toSorted()
const kidOf = (token: string) => decodeProtectedHeader(token).kid
const kidsOfTokens = (...tokens: { access_token: string; id_token: string }[]) =>
  tokens.flatMap(({ access_token, id_token }) => [kidOf(access_token), kidOf(id_token)]).toSorted()

async function temporaryFolder(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'cognito-keys-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  return directory
}

async function isVerified(cloud: Cognito, token: string): Promise<boolean> {
  const keys = createLocalJWKSet(await jwksOf(cloud))
  const currentDate = new Date(cloud.clock.now())
  return jwtVerify(token, keys, { currentDate }).then(
    () => true,
    () => false,
  )
}

describe('after a rotation', () => {
  test('new keys sign, one for each kind of token, and the old ones are still published', async () => {
    const cloud = await startCognito()
    const before = await signIn(cloud, 'manager')
    await cloud.rotateKeys()
    const after = await signIn(cloud, 'manager')
    expect(new Set(kidsOfTokens(before, after)).size).toBe(4)
    expect(await kidsOf(cloud)).toEqual(kidsOfTokens(before, after))
    for (const token of [before.access_token, before.id_token, after.access_token, after.id_token]) {
      expect(await isVerified(cloud, token)).toBe(true)
    }
  })

  test('the old keys are gone as soon as the last token that they signed has ended', async () => {
    const cloud = await startCognito()
    const first = await signIn(cloud, 'manager')
    cloud.clock.forward({ minutes: 10 })
    const last = await signIn(cloud, 'manager')
    await cloud.rotateKeys()
    const next = await signIn(cloud, 'manager')
    cloud.clock.forward({ minutes: 15, seconds: -1 })
    expect(await kidsOf(cloud)).toEqual(kidsOfTokens(last, next))
    expect(await isVerified(cloud, last.access_token)).toBe(true)
    expect(await isVerified(cloud, first.access_token)).toBe(false)
    cloud.clock.forward({ seconds: 1 })
    expect(await kidsOf(cloud)).toEqual(kidsOfTokens(next))
  })

  test('keys stay as long as the tokens live that were issued before the lifetime was shortened', async () => {
    const cloud = await startCognito()
    const tokens = await signIn(cloud, 'manager')
    cloud.settings.accessTokenSeconds = 10
    await signIn(cloud, 'manager')
    await cloud.rotateKeys()
    cloud.clock.forward({ seconds: 899 })
    expect(await kidsOf(cloud)).toEqual(expect.arrayContaining(kidsOfTokens(tokens)))
  })

  test('keys that signed nothing are gone at once', async () => {
    const cloud = await startCognito()
    const before = await kidsOf(cloud)
    await cloud.rotateKeys()
    const after = await kidsOf(cloud)
    expect(after).toHaveLength(2)
    expect(before.filter((kid) => after.includes(kid))).toEqual([])
  })

  test('a second one before the first keys are unneeded keeps both', async () => {
    const cloud = await startCognito()
    const first = await signIn(cloud, 'manager')
    await cloud.rotateKeys()
    const second = await signIn(cloud, 'manager')
    await cloud.rotateKeys()
    const third = await signIn(cloud, 'manager')
    expect(await kidsOf(cloud)).toEqual(kidsOfTokens(first, second, third))
    cloud.clock.forward({ minutes: 15 })
    const fourth = await signIn(cloud, 'manager')
    expect(await kidsOf(cloud)).toEqual(kidsOfTokens(fourth))
    expect(kidsOfTokens(fourth)).toEqual(kidsOfTokens(third))
  })

  test('refresh tokens still work, and userInfo takes tokens of both keys', async () => {
    const cloud = await startCognito()
    const { access_token, refresh_token } = await signIn(cloud, 'manager')
    await cloud.rotateKeys()
    const { AccessToken } = (await (await refresh(cloud, refresh_token)).json()).AuthenticationResult
    expect(kidOf(AccessToken)).not.toBe(kidOf(access_token))
    for (const token of [access_token, AccessToken]) {
      const headers = { authorization: `Bearer ${token}` }
      expect((await cloud.fetch('/oauth2/userInfo', { headers })).status).toBe(200)
    }
  })

  test('a restart keeps both, and of the old keys their public part only', async () => {
    const directory = await temporaryFolder()
    const before = await startCognito({ directory })
    const old = await signIn(before, 'manager')
    await before.rotateKeys()
    const after = await startCognito({ directory, clock: before.clock })
    expect(await jwksOf(after)).toEqual(await jwksOf(before))
    const next = await signIn(after, 'manager')
    expect(await kidsOf(after)).toEqual(kidsOfTokens(old, next))
    const text = await readFile(join(directory, 'cognito.json'), 'utf8')
    expect(text.match(/"d":/g)).toHaveLength(2)
    after.clock.forward({ minutes: 15 })
    expect(await kidsOf(after)).toEqual(kidsOfTokens(next))
  })
})

test('people who are signed in go on working while the keys are rotated by the control', async () => {
  await using cloud = await startLocalCloud()
  const list = async (token: string) =>
    (await cloud.fetch('/api/vehicles/read', { headers: { authorization: `Bearer ${token}` } })).status
  const before = await signIn(cloud, 'operator')
  expect(await list(before.access_token)).toBe(200)
  await control(cloud, { rotateKeys: true })
  const after = await signIn(cloud, 'operator')
  expect(kidOf(after.access_token)).not.toBe(kidOf(before.access_token))
  expect([await list(before.access_token), await list(after.access_token)]).toEqual([200, 200])
  cloud.clock.forward({ minutes: 15 })
  const refreshed = (await (await refresh(cloud, before.refresh_token)).json()).AuthenticationResult
  expect(await list(refreshed.AccessToken)).toBe(200)
  const late = await cloud.fetch('/api/vehicles/read', {
    headers: { authorization: `Bearer ${before.access_token}` },
  })
  // The key is gone, so the gateway can't even tell that the token had expired.
  expect(await late.json()).toEqual({ message: 'Unauthorized' })
})

test('the gateway takes what the access key signed, and the same signed by the ID key not, also after a rotation', async () => {
  const directory = await temporaryFolder()
  await using cloud = await startLocalCloud({ directory })
  const { keys } = JSON.parse(await readFile(join(directory, 'cognito.json'), 'utf8'))
  const { access_token } = await signIn(cloud, 'manager')
  const statusOf = async (key: 'access' | 'id') => {
    const token = await new SignJWT(decodeJwt(access_token))
      .setProtectedHeader({ alg: 'RS256', kid: keys[key].kid })
      .sign(await importJWK(keys[key], 'RS256'))
    const headers = { authorization: `Bearer ${token}` }
    return (await cloud.fetch('/api/vehicles/read', { headers })).status
  }
  expect([await statusOf('access'), await statusOf('id')]).toEqual([200, 401])
  await control(cloud, { rotateKeys: true })
  expect([await statusOf('access'), await statusOf('id')]).toEqual([200, 401])
})
