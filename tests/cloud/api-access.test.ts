import { expect, test } from 'vitest'
import { proxyEvent } from '#cloud/local/gateway/proxy-event.ts'
import { startApi } from '../support/api.ts'
import { allScopes, key } from '../support/route-calls.ts'
import { admin, manager, newcomer, operator, southern } from '../support/tokens.ts'

test('a missing scope is the bare 401 of API Gateway', async () => {
  const { call, vehicles } = await startApi()
  const answer = await call(operator, `PATCH /vehicles/update/${vehicles[0].vehicleId}`)
  expect(answer.status).toBe(401)
  expect(answer.body).toEqual({ message: 'Unauthorized' })
})

test('a missing group is named, with those that would do', async () => {
  const { call, vehicles } = await startApi()
  const answer = await call(operator, `GET /vehicles/read/${vehicles[0].vehicleId}/history`)
  expect(answer.body.error).toMatchObject({ code: 'group_missing', groups: ['manager', 'admin'] })
  expect(answer.body.error?.['message']).toContain('groups manager and admin')
})

test.each([
  ['no tenant', ['manager']],
  ['two tenants', ['manager', 'tenant:north', 'tenant:south']],
  ['a malformed tenant', ['manager', 'tenant:North#V']],
])('%s means tenant_missing', async (_name, groups) => {
  const { call } = await startApi()
  const claims = { 'cognito:groups': groups, scope: allScopes }
  const answer = await call(manager, 'GET /vehicles/read', { claims })
  expect(answer.status).toBe(403)
  expect(answer.body.error).toMatchObject({ code: 'tenant_missing' })
})

test.each([
  ['another', 'someoneelsesclient00000000'],
  ['none', undefined],
  ['an empty one', ''],
])('a token of %s app client is refused', async (_name, client_id) => {
  const { call } = await startApi()
  const answer = await call(admin, 'GET /vehicles/read', { claims: { client_id } })
  expect(answer.status).toBe(403)
  expect(answer.body.error).toMatchObject({ code: 'wrong_client' })
})

test.each([
  [300, 202],
  [301, 403],
])('unlocking %i seconds after the sign-in is answered %i', async (age, status) => {
  const { call, vehicles, clock } = await startApi()
  const answer = await call(manager, `POST /vehicles/command/${vehicles[0].vehicleId}/unlock-doors`, {
    headers: key,
    claims: { auth_time: clock.seconds() - age },
  })
  expect(answer.status).toBe(status)
  const code = status === 403 ? { code: 'fresh_sign_in_required', maxAgeSeconds: 300 } : undefined
  expect(answer.body.error ?? {}).toMatchObject(code ?? {})
})

test('without auth_time no sign-in is fresh', async () => {
  const { call, vehicles } = await startApi()
  const answer = await call(manager, `POST /vehicles/command/${vehicles[0].vehicleId}/unlock-doors`, {
    headers: key,
    claims: { auth_time: undefined },
  })
  expect(answer.body.error).toMatchObject({ code: 'fresh_sign_in_required' })
})

test('the boundary asks for the scope again, should the gateway ever let one pass', async () => {
  const { handler, clock } = await startApi()
  const request = new Request('https://localhost/api/vehicles/read')
  const answer = await handler(
    proxyEvent({
      request,
      url: new URL(request.url),
      path: '/vehicles/read',
      resource: '/vehicles/read',
      pathParameters: {},
      claims: {
        sub: 's',
        client_id: 'testclienttestclienttest00',
        'cognito:groups': 'admin,tenant:north',
        scope: '',
      },
      body: null,
      requestId: 'r-1',
      now: clock.now(),
    }),
  )
  expect(answer.statusCode).toBe(403)
  expect(JSON.parse(answer.body)).toMatchObject({
    error: { requestId: 'r-1', message: expect.stringContaining('fleet/read') },
  })
})

test('denials of a member are in the vehicle’s history, and nowhere for a vehicle that is not the tenant’s', async () => {
  const { call, vehicles, foreign } = await startApi()
  const id = vehicles[0].vehicleId
  await call(operator, `GET /vehicles/read/${id}/history`)
  await call(operator, `GET /vehicles/read/${foreign.vehicleId}/history`)
  await call(manager, `POST /vehicles/command/${id}/unlock-doors`, { claims: { auth_time: 1 } })

  const history = await call(manager, `GET /vehicles/read/${id}/history`)
  expect(history.body['items']).toMatchObject([
    {
      action: 'unlockDoors',
      decision: 'denied',
      decidedBy: 'fresh_sign_in_required',
      username: 'manager',
      groups: ['manager'],
    },
    {
      action: 'readHistory',
      decision: 'denied',
      decidedBy: 'group_missing',
      username: 'operator',
      changes: [],
    },
  ])
  const elsewhere = await call(southern, `GET /vehicles/read/${foreign.vehicleId}/history`)
  expect(elsewhere.body).toEqual({ items: [], nextCursor: null, searchedTo: null })
})

test('denials of calls that are about no vehicle are in the tenant’s audit, and in no other', async () => {
  const { call } = await startApi()
  const claims = { scope: allScopes }
  await call(operator, 'GET /audit/read', { claims })
  await call(operator, 'GET /members/read', { claims })
  await call(operator, 'PATCH /members/update/manager-south', { claims })
  await call(operator, 'POST /vehicles/update', { claims })
  await call(newcomer, 'GET /audit/read', { claims })

  const audit = await call(admin, 'GET /audit/read')
  const denied = { decision: 'denied', decidedBy: 'group_missing', username: 'operator', changes: [] }
  expect(audit.body['items']).toMatchObject(
    ['addVehicles', 'updateMember', 'listMembers', 'readAudit'].map((action) => ({ ...denied, action })),
  )
  expect(audit.text).not.toMatch(/vehicleId|manager-south/)
  expect((await call(southern, 'GET /audit/read')).body['items']).toEqual([])
})

test('every answer is not to be stored, JSON that is not sniffed, and has its request id', async () => {
  const { call, vehicles } = await startApi()
  const id = vehicles[0].vehicleId
  const answers = [
    await call(manager, 'GET /vehicles/read'),
    await call(manager, `GET /vehicles/read/${id}`),
    await call(manager, 'GET /vehicles/read/none'),
    await call(manager, `PATCH /vehicles/update/${id}`),
    await call(operator, `PATCH /vehicles/update/${id}`),
    await call(newcomer, 'GET /vehicles/read'),
    await call(manager, 'GET /nowhere'),
    await call(manager, 'OPTIONS /vehicles/read'),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 428, 401, 401, 403, 403])
  for (const { headers } of answers) {
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.get('content-type')).toBe('application/json')
  }
})

test('the request id of a refusal is the one in its header and in the log', async () => {
  const { call, logged } = await startApi()
  const answer = await call(manager, 'GET /vehicles/read/none')
  expect(answer.body.error?.['requestId']).toBe(answer.headers.get('x-amzn-requestid'))
  expect(logged.at(-1)).toMatchObject({
    requestId: answer.body.error?.['requestId'],
    route: 'readVehicle',
    status: 404,
    sub: manager.sub,
  })
})

test('the log has one line for each request, and never a token, a header or a body', async () => {
  const { call, logged, vehicles } = await startApi()
  const secret = 'a reason that stays between us'
  await call(manager, `POST /vehicles/command/${vehicles[0].vehicleId}/lock-doors`, {
    headers: key,
    body: { reason: secret },
  })
  await call(newcomer, 'GET /vehicles/read', { claims: { scope: allScopes } })
  expect(logged).toHaveLength(2)
  const text = JSON.stringify(logged)
  expect(text).not.toMatch(/eyJ/)
  expect(text).not.toContain(secret)
  expect(text).not.toContain(key['Idempotency-Key'])
})

test('an unexpected error is told to the log, not to the caller', async () => {
  const { call, logged, client } = await startApi()
  client.middlewareStack.add(
    () => () => {
      throw new Error('the database is on fire')
    },
    { step: 'initialize' },
  )
  const answer = await call(manager, 'GET /vehicles/read')
  expect(answer.status).toBe(500)
  expect(answer.body.error).toMatchObject({ code: 'internal_error' })
  expect(answer.text).not.toContain('fire')
  expect(logged.at(-1)?.error).toContain('the database is on fire')
})
