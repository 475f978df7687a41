import { ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { administrator } from '#cloud/local/cognito/administrator.ts'
import { startCognito } from '../support/cognito.ts'
import { overHttp } from '../support/over-http.ts'
import { callService, signIn } from '../support/sign-in.ts'
import { userPoolClient } from '../support/user-pool-client.ts'

const start = () => overHttp((origin) => startCognito({ origin }))
let cloud: Awaited<ReturnType<typeof start>>
beforeAll(async () => {
  cloud = await start()
})
afterAll(() => cloud[Symbol.asyncDispose]())

const command = new ListUsersCommand({ UserPoolId: 'us-east-1_FLEETLOCAL' })

/** The request that AWS's client would send, as it signed it. */
async function signedRequest() {
  const client = userPoolClient(cloud.origin)
  let sent: { headers: Record<string, string>; body: Uint8Array } | undefined
  client.middlewareStack.add(
    () => async (args) => {
      sent = args.request as typeof sent
      throw new Error('Not to be sent')
    },
    { step: 'finalizeRequest', priority: 'low' },
  )
  await expect(client.send(command)).rejects.toThrow('Not to be sent')
  if (!sent) throw new Error('Expected a request')
  return { headers: sent.headers, body: new TextDecoder().decode(sent.body) }
}

/** Past the socket, which would not take a body of another length than was signed. */
const send = (headers: Record<string, string>, body: string) =>
  cloud.cloud.fetch(new Request(`${cloud.origin}/cognito-idp/`, { method: 'POST', headers, body }))

describe.each([
  'ListUsers',
  'ListUsersInGroup',
  'AdminListGroupsForUser',
  'AdminAddUserToGroup',
  'AdminRemoveUserFromGroup',
])('%s', (operation) => {
  const body = { UserPoolId: 'us-east-1_FLEETLOCAL', Username: 'newcomer', GroupName: 'admin' }

  test('is refused without a signature', async () => {
    const answer = await callService(cloud, operation, body)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException:')
    expect(await answer.json()).toEqual({
      __type: 'MissingAuthenticationTokenException',
      message: 'Missing Authentication Token',
    })
  })

  test('is refused with the access token of an admin, which is not quoted', async () => {
    const { access_token } = await signIn(cloud, 'admin')
    const headers = {
      authorization: `Bearer ${access_token}`,
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    }
    const answer = await send(headers, JSON.stringify(body))
    const text = await answer.text()
    expect(JSON.parse(text)).toMatchObject({ __type: 'IncompleteSignatureException' })
    expect(text).not.toContain('eyJ')
  })
})

test.each([
  ['another secret', { secretAccessKey: 'guessed' }, 'us-east-1', 'InvalidSignatureException'],
  ['another access key', { accessKeyId: 'SOMEBODYELSE' }, 'us-east-1', 'UnrecognizedClientException'],
  ['a session token', { sessionToken: 'session' }, 'us-east-1', 'UnrecognizedClientException'],
  ['another region', {}, 'eu-west-1', 'InvalidSignatureException'],
])('the client is refused with %s', async (_what, changes, region, name) => {
  const client = userPoolClient(cloud.origin, { credentials: { ...administrator, ...changes }, region })
  await expect(client.send(command)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } })
})

test.each([
  ['four minutes', 240, 200],
  ['six minutes', 360, 400],
])('a clock that is %s off gives %s', async (_what, seconds, status) => {
  for (const sign of [1, -1]) {
    await using other = await start()
    other.clock.forward({ seconds: sign * seconds })
    const client = userPoolClient(other.origin)
    const outcome = await client.send(command).catch((error: unknown) => error)
    expect(outcome).toMatchObject({ $metadata: { httpStatusCode: status } })
  }
})

test('a signed request is taken as it was signed, and refused with anything changed', async () => {
  const { headers, body } = await signedRequest()
  const statusOf = async (changes: Record<string, string>, changedBody = body) =>
    (await send({ ...headers, ...changes }, changedBody)).status
  expect(await statusOf({})).toBe(200)
  // HTTP/2 names the host in the address only.
  const { host, ...others } = headers
  expect(new URL(cloud.origin).host).toBe(host)
  expect((await send(others, body)).status).toBe(200)

  const authorization = headers['authorization'] ?? ''
  const target = 'AWSCognitoIdentityProviderService.AdminListGroupsForUser'
  const date = headers['x-amz-date'] ?? ''
  const otherTime = date.replace(/.Z$/, (end) => (end === '0Z' ? '1Z' : '0Z'))
  expect(await statusOf({}, `${body} `)).toBe(400)
  expect(await statusOf({ 'x-amz-target': target })).toBe(400)
  expect(await statusOf({ 'x-amz-date': otherTime })).toBe(400)
  expect(await statusOf({ 'x-amz-date': '' })).toBe(400)
  expect(await statusOf({ 'x-amz-extra': 'unsigned' })).toBe(400)
  expect(await statusOf({ authorization: authorization.replace('host;', '') })).toBe(400)
  expect(await statusOf({ authorization: authorization.replace(';x-amz-target', '') })).toBe(400)
  expect(await statusOf({ authorization: authorization.replace('us-east-1', 'us-east-2') })).toBe(400)
  expect(await statusOf({ authorization: authorization.replace(/\d{8}/, '19991231') })).toBe(400)
  expect(await statusOf({ authorization: authorization.replace('/cognito-idp/', '/dynamodb/') })).toBe(400)
})

const refusals =
  /^(?:MissingAuthenticationToken|IncompleteSignature|UnrecognizedClient|InvalidSignature)Exception$/

test('whatever stands in the Authorization header, nothing but a signature is taken', async () => {
  const { headers, body } = await signedRequest()
  const authorization = headers['authorization'] ?? ''
  const cut = fc.nat({ max: authorization.length - 1 }).map((length) => authorization.slice(0, length))
  const swapped = fc
    .tuple(fc.nat({ max: authorization.length - 1 }), fc.constantFrom(...'0aZ/;=,'))
    .map(([at, by]) => `${authorization.slice(0, at)}${by}${authorization.slice(at + 1)}`)
    .filter((one) => one !== authorization)
  const text = fc.string({ unit: 'grapheme-ascii', maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(fc.oneof(cut, swapped, text), async (changed) => {
      const answer = await send({ ...headers, authorization: changed }, body)
      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({ __type: expect.stringMatching(refusals) })
    }),
  )
})
