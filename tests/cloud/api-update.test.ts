import { expect, test } from 'vitest'
import { startApi } from '../support/api.ts'
import { manager, operator } from '../support/tokens.ts'

const ifMatch = (etag: string) => ({ 'If-Match': etag })

test('a change is answered with the new vehicle and its ETag, and is read back', async () => {
  const { call, vehicles, clock } = await startApi()
  const { vehicleId, ...before } = vehicles[0]
  const answer = await call(manager, `PATCH /vehicles/update/${vehicleId}`, {
    headers: ifMatch('"1"'),
    body: { callSign: '  NEW-7 ', driver: null, tags: ['b', 'a', 'b'] },
  })
  const { driver: _driver, ...rest } = before
  expect(answer.status).toBe(200)
  expect(answer.headers.get('etag')).toBe('"2"')
  expect(answer.body).toEqual({
    ...rest,
    vehicleId,
    callSign: 'NEW-7',
    tags: ['b', 'a'],
    version: 2,
    updatedAt: new Date(clock.now()).toISOString(),
    updatedBy: 'manager',
  })
  const read = await call(operator, `GET /vehicles/read/${vehicleId}`)
  expect(read.body).toEqual(answer.body)
  expect(read.headers.get('etag')).toBe('"2"')
})

test('the history says who changed which field from what to what, and by which right', async () => {
  const { call, vehicles, clock } = await startApi()
  const { vehicleId, callSign, driver } = vehicles[0]
  const update = await call(manager, `PATCH /vehicles/update/${vehicleId}`, {
    headers: ifMatch('"1"'),
    body: { callSign: 'NEW-7', driver: null },
  })
  const { body } = await call(manager, `GET /vehicles/read/${vehicleId}/history`)
  expect(body).toEqual({
    items: [
      {
        auditId: expect.any(String),
        at: new Date(clock.now()).toISOString(),
        vehicleId,
        sub: manager.sub,
        username: 'manager',
        groups: ['manager'],
        action: 'updateVehicle',
        decision: 'allowed',
        decidedBy: 'fleet/write, manager',
        changes: [
          { field: 'callSign', from: callSign, to: 'NEW-7' },
          { field: 'driver', from: driver },
        ],
        requestId: update.headers.get('x-amzn-requestid'),
      },
    ],
    nextCursor: null,
    searchedTo: null,
  })
})

test('a change that leaves the vehicle as it is makes no version and no entry', async () => {
  const { call, vehicles } = await startApi()
  const { vehicleId, callSign, tags } = vehicles[0]
  const answer = await call(manager, `PATCH /vehicles/update/${vehicleId}`, {
    headers: ifMatch('"1"'),
    body: { callSign, tags },
  })
  expect(answer.body).toEqual(vehicles[0])
  expect(answer.headers.get('etag')).toBe('"1"')
  const history = await call(manager, `GET /vehicles/read/${vehicleId}/history`)
  expect(history.body['items']).toEqual([])
})

test('without If-Match nothing is changed: 428', async () => {
  const { call, vehicles } = await startApi()
  const answer = await call(manager, `PATCH /vehicles/update/${vehicles[0].vehicleId}`, {
    body: { callSign: 'X' },
  })
  expect(answer.status).toBe(428)
  expect(answer.body.error).toMatchObject({
    code: 'if_match_missing',
    message: expect.stringContaining('If-Match'),
  })
})

test('a stale version is answered with the vehicle as it is now', async () => {
  const { call, vehicles } = await startApi()
  const address = `PATCH /vehicles/update/${vehicles[0].vehicleId}`
  const first = await call(manager, address, { headers: ifMatch('"1"'), body: { callSign: 'A-1' } })
  const second = await call(manager, address, { headers: ifMatch('"1"'), body: { depot: 'B' } })
  expect(second.status).toBe(412)
  expect(second.body.error).toMatchObject({ code: 'version_stale', current: first.body })
})

test.each([
  'W/"1"',
  '*',
  '"1", "2"',
  '1',
  '"01"',
  '"-1"',
  '"1.0"',
  '""',
  '"0"',
  '"1"x',
  '"9999999999999999999"',
])('If-Match: %s is refused, by name', async (etag) => {
  const { call, vehicles } = await startApi()
  const answer = await call(manager, `PATCH /vehicles/update/${vehicles[0].vehicleId}`, {
    headers: ifMatch(etag),
    body: { callSign: 'X' },
  })
  expect(answer.status).toBe(400)
  expect(answer.body.error).toMatchObject({
    code: 'request_invalid',
    fields: [{ field: 'If-Match' }],
  })
})

test.each([
  ['vehicleId', '{"vehicleId":"v1"}'],
  ['version', '{"version":7}'],
  ['tenantId', '{"tenantId":"south"}'],
  ['updatedBy', '{"updatedBy":"me"}'],
  ['colour', '{"colour":"red"}'],
  ['__proto__', '{"__proto__":{"lifecycle":"stolen"}}'],
  ['constructor', '{"constructor":1}'],
  ['toString', '{"toString":"x"}'],
  ['vin', '{"vin":"1FTBR1C80MK131676"}'],
  ['vin', '{"vin":null}'],
  ['modelYear', '{"modelYear":"2024"}'],
  ['modelYear', '{"modelYear":1e400}'],
  ['lifecycle', '{"lifecycle":"lost"}'],
  ['callSign', '{"callSign":"  "}'],
  ['callSign', '{"callSign":"a\\u202eb"}'],
  ['tags', '{"tags":"one"}'],
  ['tags', '{"tags":[1]}'],
  ['', '{}'],
  ['', ''],
  ['', '[]'],
  ['', 'null'],
  ['', '"text"'],
  ['', '{"callSign":'],
])('a bad value is refused, naming %j: %s', async (field, body) => {
  const { call, vehicles } = await startApi()
  const { vehicleId } = vehicles[0]
  const answer = await call(manager, `PATCH /vehicles/update/${vehicleId}`, {
    headers: ifMatch('"1"'),
    body,
  })
  expect(answer.status).toBe(400)
  expect(answer.body.error).toMatchObject({ code: 'request_invalid' })
  const fields = answer.body.error?.['fields'] as { field: string }[]
  expect(new Set(fields.map((problem) => problem.field))).toEqual(new Set([field]))
  const read = await call(manager, `GET /vehicles/read/${vehicleId}`)
  expect(read.body).toEqual(vehicles[0])
})

test('every field at fault is named at once', async () => {
  const { call, vehicles } = await startApi()
  const answer = await call(manager, `PATCH /vehicles/update/${vehicles[0].vehicleId}`, {
    headers: ifMatch('"1"'),
    body: { vin: 'short', make: '', colour: 'red' },
  })
  expect(answer.body.error?.['fields']).toMatchObject([
    { field: 'vin' },
    { field: 'make' },
    { field: 'colour' },
  ])
})

test('a name given twice in the JSON counts once, as the last', async () => {
  const { call, vehicles } = await startApi()
  const answer = await call(manager, `PATCH /vehicles/update/${vehicles[0].vehicleId}`, {
    headers: ifMatch('"1"'),
    body: '{"callSign":"A","callSign":"B"}',
  })
  expect(answer.body).toMatchObject({ callSign: 'B', version: 2 })
})

test.each([
  [1_048_576, 400],
  [1_048_577, 413],
])('a body of %i bytes is answered %i', async (bytes, status) => {
  const { call, vehicles } = await startApi()
  const frame = '{"callSign":""}'
  const body = frame.replace('""', `"${'x'.repeat(bytes - frame.length)}"`)
  const answer = await call(manager, `PATCH /vehicles/update/${vehicles[0].vehicleId}`, {
    headers: ifMatch('"1"'),
    body,
  })
  expect(answer.status).toBe(status)
})
