import { expect, test } from 'vitest'
import { movableClock } from '../support/clock.ts'
import { recordingGateway } from '../support/recording-gateway.ts'
import { accessClaims, admin, signed } from '../support/tokens.ts'

const clock = movableClock(Date.UTC(2026, 3, 4, 18, 39, 39))

/** A gateway whose function tells what it was given. */
function startGateway() {
  const { gateway, events } = recordingGateway(clock)
  const send = async (method: string, path: string, init: RequestInit = {}) => {
    const authorization = `Bearer ${await signed(accessClaims(admin, clock.seconds()))}`
    return gateway(
      new Request(`https://localhost${path}`, {
        method,
        ...init,
        headers: { authorization, ...(init.headers as object) },
      }),
    )
  }
  return { events, gateway, send }
}

test('the function is given an AWS_PROXY event', async () => {
  const { events, send } = startGateway()
  const response = await send('PATCH', '/api/vehicles/update/v%20%2F1?a=1&b=2&a=%C3%A9', {
    body: '{"x":1}',
    headers: { 'If-Match': '"1"' },
  })
  expect(events).toMatchObject([
    {
      httpMethod: 'PATCH',
      resource: '/vehicles/update/{vehicleId}',
      path: '/vehicles/update/v%20%2F1',
      pathParameters: { vehicleId: 'v /1' },
      queryStringParameters: { a: 'é', b: '2' },
      multiValueQueryStringParameters: { a: ['1', 'é'], b: ['2'] },
      headers: { 'if-match': '"1"' },
      multiValueHeaders: { 'if-match': ['"1"'] },
      body: '{"x":1}',
      isBase64Encoded: false,
      requestContext: {
        requestId: response.headers.get('x-amzn-requestid'),
        resourcePath: '/vehicles/update/{vehicleId}',
        stage: 'api',
      },
    },
  ])
})

test('what is not there is null', async () => {
  const { events, send } = startGateway()
  await send('GET', '/api/vehicles/read')
  expect(events).toMatchObject([
    {
      pathParameters: null,
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      body: null,
    },
  ])
})

test.each([
  ['GET', '/api/nowhere'],
  ['GET', '/api/'],
  ['GET', '/api'],
  ['GET', '/vehicles/read'],
  ['GET', '/api/vehicles/read/'],
  ['GET', '/api//vehicles/read'],
  ['GET', '/api/vehicles/read/v1/'],
  ['GET', '/api/vehicles%2Fread'],
  ['GET', '/api/VEHICLES/read'],
  ['GET', '/api/vehicles/update/v1'],
  ['DELETE', '/api/vehicles/read/v1'],
  ['HEAD', '/api/vehicles/read'],
  ['POST', '/api/vehicles/command/v1/explode'],
])('%s %s is no route', async (method, path) => {
  const { gateway, send, events } = startGateway()
  const withToken = await send(method, path)
  expect(withToken.status).toBe(403)
  expect(withToken.headers.get('x-amzn-errortype')).toBe('IncompleteSignatureException')
  const without = await gateway(new Request(`https://localhost${path}`, { method }))
  expect(without.status).toBe(403)
  expect(without.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException')
  expect(events).toEqual([])
})

test.each([
  ['/api/vehicles/read/v1%2Fhistory', '/vehicles/read/{vehicleId}', 'v1/history'],
  ['/api/vehicles/read/..%2Fupdate%2Fv1', '/vehicles/read/{vehicleId}', '../update/v1'],
  ['/api/vehicles/read/history', '/vehicles/read/{vehicleId}', 'history'],
  ['/api/vehicles/read/%7BvehicleId%7D', '/vehicles/read/{vehicleId}', '{vehicleId}'],
  ['/api/vehicles/update/../read/v1', '/vehicles/read/{vehicleId}', 'v1'],
  ['/api/vehicles/update/%2e%2e/read/v1', '/vehicles/read/{vehicleId}', 'v1'],
])('%s leads to %s', async (path, resource, vehicleId) => {
  const { send, events } = startGateway()
  await send('GET', path)
  expect(events).toMatchObject([{ resource, pathParameters: { vehicleId } }])
})

test('a path that can’t be decoded is a bad request', async () => {
  const { send } = startGateway()
  const response = await send('GET', '/api/vehicles/read/%E0%A4')
  expect(response.status).toBe(400)
})

test('a body over 10 MB is refused without reading it to its end', async () => {
  const { send, events } = startGateway()
  let pulled = 0
  const body = new ReadableStream({
    pull(controller) {
      pulled += 1
      controller.enqueue(new Uint8Array(1024 * 1024))
    },
  })
  const response = await send('PATCH', '/api/vehicles/update/v1', { body, duplex: 'half' } as RequestInit)
  expect(response.status).toBe(413)
  expect(await response.json()).toEqual({ message: 'Request Too Long' })
  expect(pulled).toBeLessThan(16)
  expect(events).toEqual([])
})
