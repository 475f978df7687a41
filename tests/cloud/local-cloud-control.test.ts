import { beforeEach, describe, expect, test } from 'vitest'
import { createControl } from '#cloud/local/control.ts'
import { ConnectionDropped, withFaults } from '#cloud/local/faults.ts'
import { RequestLog } from '#cloud/local/request-log.ts'
import { defaultSettings, type Settings } from '#cloud/local/settings.ts'

let settings: Settings
let log: RequestLog
let rotations: number
let stepped: number
beforeEach(() => {
  settings = defaultSettings()
  log = new RequestLog()
  rotations = 0
  stepped = 0
})
const rotateKeys = async () => {
  rotations += 1
}
const simulate = async (steps: number) => {
  stepped += steps
}
/** Knows one vehicle. */
const removeVehicle = async ({ vehicleId }: { vehicleId: string }) => vehicleId === 'v1'
const createOwnControl = () => createControl({ settings, log, rotateKeys, removeVehicle, simulate })

const origin = 'https://localhost:5173'
const post = async (body: unknown) =>
  createOwnControl().request(`${origin}/local-cloud/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

describe('POST /local-cloud/control', () => {
  test('answers the settings, which start as those of the deployed pool', async () => {
    expect(await (await post({})).json()).toEqual({
      accessTokenSeconds: 900,
      refreshTokenSeconds: 43_200,
      graceSeconds: 30,
      revokeFamilyOnReuse: false,
      clockSkewSeconds: 0,
      latencyMs: 0,
      fail: null,
      simulation: false,
      vehicles: 'asTheyAre',
    })
  })

  test('merges bodies', async () => {
    await post({ accessTokenSeconds: 10, latencyMs: 5 })
    await post({ latencyMs: 0, clockSkewSeconds: -120 })
    const answer = await post({ fail: { target: 'token', kind: 'html' } })
    expect(await answer.json()).toMatchObject({
      accessTokenSeconds: 10,
      latencyMs: 0,
      clockSkewSeconds: -120,
      fail: { target: 'token', kind: 'html', status: 503, times: 1 },
    })
    expect(await (await post({ fail: null })).json()).toMatchObject({ fail: null })
  })

  test.each([
    [{ accessTokenSeconds: '10' }, 'accessTokenSeconds'],
    [{ accessTokenSeconds: 0 }, 'accessTokenSeconds'],
    [{ refreshTokenSeconds: 1.5 }, 'refreshTokenSeconds'],
    [{ graceSeconds: -1 }, 'graceSeconds'],
    [{ clockSkewSeconds: null }, 'clockSkewSeconds'],
    [{ revokeFamilyOnReuse: 1 }, 'revokeFamilyOnReuse'],
    [{ rotateKeys: false }, 'rotateKeys'],
    [{ simulation: 'on' }, 'simulation'],
    [{ vehicles: 'slow' }, 'vehicles'],
    [{ simulationSteps: 0 }, 'simulationSteps'],
    [{ removeVehicle: { vehicleId: 'v1' } }, 'removeVehicle.tenant'],
    [{ removeVehicle: { tenant: 'north', vehicleId: 'v2' } }, 'removeVehicle'],
    [{ latencyMs: 1e9 }, 'latencyMs'],
    [{ colour: 'red' }, 'colour'],
    [{ fail: { target: 'site', kind: 'status' } }, 'fail.target'],
    [{ fail: { target: 'api', kind: 'boom' } }, 'fail.kind'],
    [{ fail: { target: 'api', kind: 'status', status: 200 } }, 'fail.status'],
    [{ fail: { target: 'api', kind: 'status', times: 0 } }, 'fail.times'],
    [{ fail: { target: 'api', kind: 'status', often: 2 } }, 'fail.often'],
    [{ fail: { target: 'api', kind: 'status', retryAfterSeconds: -1 } }, 'fail.retryAfterSeconds'],
    [{ fail: 'api' }, 'fail'],
    [[], ''],
    ['not json', ''],
  ])('refuses %j, naming %s, and changes nothing', async (body, field) => {
    const answer = await post(body)
    expect(answer.status).toBe(400)
    const { error } = await answer.json()
    expect(error.fields[0].field).toBe(field)
    expect(error.message).toContain(field)
    expect(settings).toEqual(defaultSettings())
    expect([rotations, stepped]).toEqual([0, 0])
  })

  test('removes a vehicle and goes on with the simulation at once, which are no settings', async () => {
    const answer = await post({ removeVehicle: { tenant: 'north', vehicleId: 'v1' }, simulationSteps: 3 })
    expect(stepped).toBe(3)
    expect(await answer.json()).toEqual(defaultSettings())
  })

  test('rotates the keys at once, which is no setting that stays', async () => {
    const answer = await post({ rotateKeys: true, latencyMs: 1 })
    expect(rotations).toBe(1)
    expect(await answer.json()).toEqual({ ...defaultSettings(), latencyMs: 1 })
  })
})

describe('a failure', () => {
  const token = () => new Request(`${origin}/oauth2/token`, { method: 'POST' })
  const api = () => new Request(`${origin}/api/vehicles/read`)
  const refresh = () => {
    const headers = { 'x-amz-target': 'AWSCognitoIdentityProviderService.GetTokensFromRefreshToken' }
    return new Request(`${origin}/cognito-idp`, { method: 'POST', headers })
  }
  const fine = async () => new Response('fine')
  const answerOf = (request: Request) => withFaults(settings, request, fine)

  test.each([
    ['token', token, [api, refresh]],
    ['refresh', refresh, [token, api]],
    ['api', api, [token, refresh]],
  ])('of %s hits that target only, as often as asked', async (target, failing, others) => {
    await post({ fail: { target, kind: 'status', status: 429, times: 2 } })
    for (const other of others) expect((await answerOf(other())).status).toBe(200)
    for (const left of [1, 0]) {
      const answer = await answerOf(failing())
      expect(answer.status).toBe(429)
      expect(answer.headers.get('retry-after')).toBe('1')
      expect(settings.fail?.times ?? 0).toBe(left)
    }
    expect(await (await answerOf(failing())).text()).toBe('fine')
  })

  test('of refresh has a type that is no end of the session', async () => {
    await post({ fail: { target: 'refresh', kind: 'status', status: 500 } })
    const answer = await answerOf(refresh())
    expect(answer.headers.get('x-amzn-errortype')).toBe('InternalErrorException:')
    expect(await answer.json()).toMatchObject({ __type: 'InternalErrorException' })
  })

  test('of kind html is a page, 503 unless said otherwise', async () => {
    await post({ fail: { target: 'token', kind: 'html' } })
    const answer = await answerOf(token())
    expect(answer.status).toBe(503)
    expect(answer.headers.get('content-type')).toContain('text/html')
  })

  test('of kind dropAfterCommit lets the work be done and withholds the answer', async () => {
    await post({ fail: { target: 'api', kind: 'dropAfterCommit' } })
    let done = 0
    const work = async () => {
      done += 1
      return new Response()
    }
    await expect(withFaults(settings, api(), work)).rejects.toThrow(ConnectionDropped)
    expect(done).toBe(1)
  })
})

describe('GET /local-cloud/log', () => {
  const entries = async () => (await createOwnControl().request(`${origin}/local-cloud/log`)).json()

  test('tells method, path without query, operation, status and request id', async () => {
    const headers = { 'x-amz-target': 'AWSCognitoIdentityProviderService.RevokeToken' }
    const request = new Request(`${origin}/cognito-idp?code=secret`, { method: 'POST', headers })
    const response = new Response(null, { status: 400, headers: { 'x-amzn-requestid': 'r-1' } })
    log.add(request, response, new Date(0))
    log.add(new Request(`${origin}/login`), null, new Date(1))
    expect(await entries()).toEqual([
      {
        at: '1970-01-01T00:00:00.000Z',
        method: 'POST',
        path: '/cognito-idp',
        target: 'RevokeToken',
        status: 400,
        requestId: 'r-1',
      },
      { at: '1970-01-01T00:00:00.001Z', method: 'GET', path: '/login', status: 0 },
    ])
  })

  test('holds no token, even one that was put into a path or a header', async () => {
    const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln'
    const headers = { 'x-amz-target': `A.${token}`, authorization: `Bearer ${token}` }
    log.add(new Request(`${origin}/api/${token}`, { headers }), new Response(), new Date(0))
    expect(JSON.stringify(await entries())).not.toContain('eyJ')
  })

  test('keeps the last thousand', async () => {
    for (let index = 0; index < 1_005; index += 1) {
      log.add(new Request(`${origin}/api/${index}`), new Response(), new Date(0))
    }
    const kept = await entries()
    expect(kept).toHaveLength(1_000)
    expect([kept[0].path, kept[999].path]).toEqual(['/api/5', '/api/1004'])
  })
})
