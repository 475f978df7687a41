import type { Connect } from 'vite'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { compare, type Compared } from '#cloud/smoke/compare.ts'
import type { OwnCloud } from '#cloud/smoke/laptop/own-cloud.ts'
import { reportJson, reportText } from '#cloud/smoke/report.ts'
import type { Probe } from '#cloud/smoke/row.ts'
import { accessProbes } from '#cloud/smoke/rows/access-rows.ts'
import { allProbes } from '#cloud/smoke/rows/all-probes.ts'
import { idTokenProbes } from '#cloud/smoke/rows/id-token-rows.ts'
import { sessionProbe } from '#cloud/smoke/rows/session-rows.ts'
import { siteProbe } from '#cloud/smoke/rows/site-rows.ts'
import { vehicleProbe } from '#cloud/smoke/rows/vehicle-rows.ts'
import { routeNames } from '#contract/routes.ts'
import { enter, openSmokeCloud } from '../support/smoke-cloud.ts'

let local: OwnCloud
let other: OwnCloud
/** What stands before the other cloud in the test at hand. */
let before: Connect.NextHandleFunction | undefined

beforeAll(async () => {
  local = await openSmokeCloud()
  other = await openSmokeCloud((...request) => (before ? before(...request) : request[2]()))
})
afterAll(async () => {
  await local[Symbol.asyncDispose]()
  await other[Symbol.asyncDispose]()
})

const never = new AbortController().signal

/** What the local cloud answers to some of the rows, by hand: two that are wrong alike would be the same. */
const answers: Readonly<Record<string, string>> = {
  'access listVehicles operator': '200',
  'access immobilize manager': '403 group_missing',
  'access updateMember stranger': '404 member_not_found',
  'id-token addVehicles': '401 UnauthorizedException "Unauthorized"',
  'claims access-lifetime': '900',
  'claims scopes newcomer': 'none',
  'token header-upper-case': '200',
  'token two-headers': '401 UnauthorizedException "Unauthorized"',
  'token id': '401 UnauthorizedException "Unauthorized"',
  'token refresh': '401 UnauthorizedException "Unauthorized"',
  'token in-query': '401 UnauthorizedException "Unauthorized"',
  'token bad-json': '401 UnauthorizedException "Unauthorized"',
  'forged none': '401 UnauthorizedException "Unauthorized"',
  'forged other-key': '401 UnauthorizedException "Unauthorized"',
  'path unknown': '403 MissingAuthenticationTokenException "Missing Authentication Token"',
  'options other-origin': 'may not',
  'size headers-9-kb': '200',
  'size body-1-mb': '400 request_invalid',
  'size body-over-1-mb': '413 body_too_large',
  'vehicle read': '200 ETag "1"',
  'vehicle vin-changed': '200 ETag "2"',
  'vehicle old-vin-free': '200 created',
  'vehicle new-vin-taken': '200 unchanged',
  'vehicle command-repeated': '202 the same command',
  'audit look-refused': '403 group_missing',
  'audit tells-who': '200; immobilize by the manager in manager; readHistory by the operator in operator',
  'member seen': 'at once',
  'member new-scopes': 'those of operator and manager',
  'member no-scopes': 'none of the fleet’s',
  'sign-in as-the-app': 'to the sign-in page',
  'sign-in other-address': 'refused, and sent nowhere',
  'sign-out exact': 'to the signed-out page',
  'site app-address': 'the app’s page',
  'site script': '200 public, max-age=31536000, immutable',
  'session rotated': '200 both new',
  'session in-grace': '200',
  'session reused': '400 RefreshTokenReuseException',
  'session revoked-refresh': '400 NotAuthorizedException',
  'session revoked-access': '200',
}

/** Everybody signs in anew at both; what was changed before is taken back afterwards. */
async function compared(probes: readonly Probe[]): Promise<readonly Compared[]> {
  try {
    return await compare(probes, { reference: await enter(local), examined: await enter(other) }, never)
  } finally {
    before = undefined
  }
}

const differing = (rows: readonly Compared[]) =>
  rows.filter(({ verdict }) => verdict === 'DIFFERS').map(({ id }) => id)

async function control(changes: object): Promise<void> {
  const answer = await other.send(`${other.addresses.site}/local-cloud/control`, {
    method: 'POST',
    headers: [['content-type', 'application/json']],
    body: JSON.stringify(changes),
  })
  if (answer.status !== 200) throw new Error(answer.text)
}

test('a local cloud differs from another in nothing, and nothing of a token is told', async () => {
  const [reference, examined] = [await enter(local), await enter(other)]
  const rows = await compare(allProbes, { reference, examined }, never)
  expect(rows.filter(({ verdict }) => verdict === 'DIFFERS')).toEqual([])
  expect(rows.filter(({ id }) => id.startsWith('access '))).toHaveLength(routeNames.length * 5)
  const given = Object.fromEntries(rows.map(({ id, reference: answer }) => [id, answer]))
  expect(given).toMatchObject(answers)
  const names = { reference: 'local', examined: 'another' }
  const all = reportText(rows, names) + reportJson(rows, names, new Date())
  expect(all).toContain(`another against local: ${rows.length} rows, nothing differs`)
  expect(all).not.toContain('eyJ')
  const secrets = [reference, examined].flatMap(({ tokens, testers }) => [
    ...Object.values(tokens).map(({ refreshToken }) => refreshToken),
    ...Object.values(testers).map(({ password }) => password),
  ])
  expect(secrets.filter((secret) => all.includes(secret))).toEqual([])
})

test('another setting of the user pool is told by its row', async () => {
  await control({ revokeFamilyOnReuse: true })
  onTestFinished(() => control({ revokeFamilyOnReuse: false }))
  const rows = await compared([sessionProbe])
  expect(differing(rows)).toEqual(['session after-reuse'])
  expect(rows.find(({ id }) => id === 'session after-reuse')).toMatchObject({
    reference: '200',
    examined: '400 NotAuthorizedException',
    note: expect.stringContaining('not documented'),
  })
})

test('a header of the site that is not as it is meant is told, with what it is instead', async () => {
  before = (_request, response, next) => {
    const set = response.setHeader.bind(response)
    response.setHeader = (name, value) => set(name, name === 'x-frame-options' ? 'SAMEORIGIN' : value)
    next()
  }
  const rows = await compared([siteProbe])
  expect(differing(rows)).toEqual(['site headers', 'site headers-script'])
  expect(rows[0]?.examined).toBe('not as meant: x-frame-options: SAMEORIGIN')
})

test('an API that lets its answers be kept is told', async () => {
  before = ({ url }, response, next) => {
    const set = response.setHeader.bind(response)
    const isApi = url?.startsWith('/api/') === true
    response.setHeader = (name, value) => set(name, isApi && name === 'cache-control' ? 'max-age=60' : value)
    next()
  }
  expect(differing(await compared([vehicleProbe]))).toEqual(['vehicle never-kept'])
})

test('a method without a scope is told: it takes ID tokens, and access tokens no more', async () => {
  before = ({ url, method, headers: { authorization = '' } }, response, next) => {
    if (method !== 'GET' || !url?.startsWith('/api/telemetry/read')) return next()
    const claims = Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString()
    response.statusCode = claims.includes('"token_use":"id"') ? 200 : 401
    response.setHeader('content-type', 'application/json')
    response.end(response.statusCode === 200 ? '{}' : '{"message":"Unauthorized"}')
  }
  const rows = await compared([...accessProbes, ...idTokenProbes])
  const members = ['operator', 'manager', 'admin', 'stranger', 'newcomer']
  expect(differing(rows)).toEqual([
    ...members.map((name) => `access listTelemetry ${name}`),
    'id-token listTelemetry',
  ])
})

test('what nobody can be asked differs, also where neither can', async () => {
  before = (request) => request.socket.destroy()
  const [row] = await compared([siteProbe])
  expect(row).toMatchObject({ reference: 'as cloud/site has them', verdict: 'DIFFERS' })
  expect(row?.examined).toMatch(/^could not be asked: /)
  const broken: Probe = {
    awsOnly: false,
    rows: { broken: { about: 'nothing' } },
    observe: () => Promise.reject(new TypeError('no way')),
  }
  expect(differing(await compared([broken]))).toEqual(['broken'])
})
