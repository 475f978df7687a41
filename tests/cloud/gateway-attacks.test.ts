import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { attacks } from '../support/attacks.ts'
import { openApi } from '../support/api.ts'
import { serveGateway } from '../support/gateway-server.ts'
import { type NoWayOut, noWayOut } from '../support/no-way-out.ts'
import { accessClaims, accessKey, admin, poolKey, signed } from '../support/tokens.ts'
import { tracesOf } from '../support/traces.ts'

// As the local cloud does it: of the pool's keys the gateway is given those that sign access tokens now.
let published = accessKey.jwks
const api = await openApi({ jwks: () => published })
const server = await serveGateway(api.gateway)
const [vehicle] = api.vehicles

const claims = accessClaims(admin, api.clock.seconds())
const [idKey, rotatedOutKey, attackerKey] = await Promise.all(
  ['id-key', 'rotated-out-key', 'attacker-key'].map(poolKey),
)
if (!idKey || !rotatedOutKey || !attackerKey) throw new Error('Expected three keys')
const all = await attacks({ claims, accessKey, idKey, rotatedOutKey, attackerKey })

/** A read, a write, an everyday and a sensitive command. */
const routes = [
  { method: 'GET', path: '/vehicles/read' },
  { method: 'GET', path: `/vehicles/read/${vehicle.vehicleId}` },
  { method: 'PATCH', path: `/vehicles/update/${vehicle.vehicleId}`, body: '{"callSign":"EVIL"}' },
  { method: 'POST', path: `/vehicles/command/${vehicle.vehicleId}/lock-doors` },
  { method: 'POST', path: `/vehicles/command/${vehicle.vehicleId}/unlock-doors` },
]

const sendTo = ({ method, path, body = '' }: (typeof routes)[number], authorization: readonly string[]) =>
  server.send({
    method,
    target: `/api${path}`,
    headers: [
      ...authorization.map((value) => ['Authorization', value] as const),
      ['If-Match', '"1"'],
      ['Idempotency-Key', crypto.randomUUID()],
    ],
    body,
  })

const list = async (token: string) =>
  (await sendTo({ method: 'GET', path: '/vehicles/read' }, [token])).status

let wayOut: NoWayOut
let printed: string[]
beforeAll(async () => {
  published = rotatedOutKey.jwks
  const status = await list(await signed(claims, { key: rotatedOutKey }))
  if (status !== 200) throw new Error(`The key that is to be rotated out never worked: ${status}`)
  published = accessKey.jwks
})
beforeEach(() => {
  wayOut = noWayOut(server.port)
  printed = []
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      printed.push(String(chunk))
      return true
    })
  }
})
afterEach(() => {
  vi.restoreAllMocks()
  wayOut[Symbol.dispose]()
})
afterAll(async () => {
  await server.close()
  await api.close()
})

/** What the gateway answers to a token that it won't take; nothing tells one reason from another. */
const bare = { 401: '{"message":"Unauthorized"}', 403: undefined, 431: undefined }

test('no two attacks have one name, and there are well over a hundred', () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  expect(all.length).toBeGreaterThan(150)
})

const named = all.map((one) => [one.name, one.status, one.authorization] as const)
test.each(named)('attack: %s: refused with %i', async (_name, status, authorization) => {
  const answers = []
  for (const route of routes) answers.push(await sendTo(route, authorization))

  // A megabyte is refused by Node’s parser, which may hang up while it is still being sent.
  const isHuge = authorization.join('').length > 100_000
  const seen = answers.map((answer) => (isHuge && answer.status === 0 ? 431 : answer.status))
  expect(seen).toEqual(routes.map(() => status))
  const expected = bare[status]
  expect(answers.map(({ text }) => (expected === undefined ? undefined : text))).toEqual(
    routes.map(() => expected),
  )

  expect(wayOut.attempts).toEqual([])
  const said = answers.map(({ text, headers }) => text + JSON.stringify([...headers]))
  const logged = [JSON.stringify(api.logged), ...api.gatewayLog, ...printed]
  expect(tracesOf(authorization.join(' '), [...said, ...logged].join('\n'))).toEqual([])

  expect(await list(`Bearer ${await signed(claims)}`)).toBe(200)
})

test('after all of that nothing was changed or commanded', async () => {
  const token = `Bearer ${await signed(claims)}`
  const read = await sendTo({ method: 'GET', path: `/vehicles/read/${vehicle.vehicleId}` }, [token])
  expect(JSON.parse(read.text)).toEqual(vehicle)
  const history = await sendTo({ method: 'GET', path: `/vehicles/read/${vehicle.vehicleId}/history` }, [
    token,
  ])
  const decisions = JSON.parse(history.text).items.map(({ decision }: { decision: string }) => decision)
  expect(decisions.filter((decision: string) => decision !== 'denied')).toEqual([])
})

test('the lookout would notice a connection, however it is made', async () => {
  const { request } = await import('node:https')
  const { connect } = await import('node:net')
  await expect(fetch('https://evil.example/keys.json')).rejects.toThrow('fetch failed')
  expect(() => request('https://evil.example/x5u').end()).toThrow('evil.example:443')
  expect(() => connect(80, 'evil.example')).toThrow('evil.example:80')
  expect(() => connect({ path: '/tmp/socket' })).toThrow('/tmp/socket')
  expect(wayOut.attempts).toEqual(['evil.example:443', 'evil.example:443', 'evil.example:80', '/tmp/socket'])
})

test('the search for traces would find a part of a token', async () => {
  const token = await signed(claims)
  for (const part of token.split('.')) {
    expect(tracesOf(`Bearer ${token}`, `said ${part}.`)).not.toEqual([])
    expect(tracesOf(`Bearer ${token}`, `said ${part.slice(3, 34)}…`)).not.toEqual([])
  }
})
