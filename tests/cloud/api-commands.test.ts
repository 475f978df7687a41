import { expect, test } from 'vitest'
import { startApi } from '../support/api.ts'
import { manager, operator } from '../support/tokens.ts'

const withKey = (key: string) => ({ 'Idempotency-Key': key })

test('a command is taken with 202, and says when it expires', async () => {
  const { call, vehicles, clock } = await startApi()
  const { vehicleId } = vehicles[0]
  const answer = await call(operator, `POST /vehicles/command/${vehicleId}/lock-doors`, {
    headers: withKey('k-1'),
    body: { reason: '  left open ', expiresInSeconds: 30 },
  })
  expect(answer.status).toBe(202)
  expect(answer.body).toEqual({
    commandId: expect.any(String),
    vehicleId,
    command: 'lockDoors',
    status: 'requested',
    reason: 'left open',
    requestedBy: 'operator',
    requestedAt: new Date(clock.now()).toISOString(),
    expiresAt: new Date(clock.now() + 30_000).toISOString(),
  })
})

test('a command is in the history, with its reason and the right it was sent by', async () => {
  const { call, vehicles } = await startApi()
  const { vehicleId } = vehicles[0]
  await call(manager, `POST /vehicles/command/${vehicleId}/unlock-doors`, {
    headers: withKey('k-1'),
    body: { reason: 'keys inside' },
  })
  const history = await call(manager, `GET /vehicles/read/${vehicleId}/history`)
  expect(history.body['items']).toMatchObject([
    {
      action: 'unlockDoors',
      decision: 'allowed',
      decidedBy: 'fleet/unlock, manager',
      reason: 'keys inside',
      changes: [],
    },
  ])
})

test('the same key gives the same command, which expires in time', async () => {
  const { call, vehicles, clock } = await startApi()
  const send = (body?: unknown) =>
    call(operator, `POST /vehicles/command/${vehicles[0].vehicleId}/lock-doors`, {
      headers: withKey('k-1'),
      body,
    })
  const first = await send()
  clock.forward({ seconds: 59 })
  expect((await send({})).body).toEqual(first.body)
  clock.forward({ seconds: 1 })
  const late = await send()
  expect(late.status).toBe(202)
  expect(late.body).toEqual({ ...first.body, status: 'expired' })
})

test('a key is free again after 24 hours, though the database has not deleted it yet', async () => {
  const { call, vehicles, clock } = await startApi()
  const send = () =>
    call(operator, `POST /vehicles/command/${vehicles[0].vehicleId}/lock-doors`, { headers: withKey('k') })
  const first = await send()
  clock.forward({ hours: 24, seconds: -1 })
  expect((await send()).body['commandId']).toBe(first.body['commandId'])
  clock.forward({ seconds: 1 })
  expect((await send()).body['commandId']).not.toBe(first.body['commandId'])
})

test('the same key for another body, vehicle or command is 422', async () => {
  const { call, vehicles } = await startApi()
  const [one, two] = vehicles
  const send = (path: string, body?: unknown) =>
    call(manager, `POST /vehicles/command/${path}`, { headers: withKey('k-1'), body })
  await send(`${one.vehicleId}/lock-doors`)
  const answers = [
    await send(`${one.vehicleId}/lock-doors`, { reason: 'other' }),
    await send(`${two.vehicleId}/lock-doors`),
    await send(`${one.vehicleId}/unlock-doors`),
    await send('nowhere/lock-doors'),
  ]
  expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422])
  expect(answers[0]?.body.error).toMatchObject({ code: 'idempotency_key_reused' })
})

test('keys are each person’s own', async () => {
  const { call, vehicles } = await startApi()
  const address = `POST /vehicles/command/${vehicles[0].vehicleId}/lock-doors`
  const theirs = await call(operator, address, { headers: withKey('same'), body: { reason: 'a' } })
  const ours = await call(manager, address, { headers: withKey('same'), body: { reason: 'b' } })
  expect(ours.status).toBe(202)
  expect(ours.body['commandId']).not.toBe(theirs.body['commandId'])
})

test('without a key no command is sent: 400', async () => {
  const { call, vehicles } = await startApi()
  const answer = await call(operator, `POST /vehicles/command/${vehicles[0].vehicleId}/lock-doors`)
  expect(answer.status).toBe(400)
  expect(answer.body.error).toMatchObject({ code: 'idempotency_key_missing' })
})

test.each([
  ['a space', 'a b'],
  ['256 characters', 'k'.repeat(256)],
  ['a letter outside ASCII', 'clé'],
])('a key with %s is refused', async (_name, key) => {
  const { call, vehicles } = await startApi()
  const answer = await call(operator, `POST /vehicles/command/${vehicles[0].vehicleId}/lock-doors`, {
    headers: withKey(key),
  })
  expect(answer.status).toBe(400)
  expect(answer.body.error).toMatchObject({ code: 'request_invalid', fields: [{ field: 'Idempotency-Key' }] })
})

test.each([
  ['expiresInSeconds', { expiresInSeconds: 4 }],
  ['expiresInSeconds', { expiresInSeconds: 301 }],
  ['expiresInSeconds', { expiresInSeconds: '60' }],
  ['reason', { reason: '' }],
  ['force', { force: true }],
])('a bad %s is refused, by name', async (field, body) => {
  const { call, vehicles } = await startApi()
  const answer = await call(operator, `POST /vehicles/command/${vehicles[0].vehicleId}/lock-doors`, {
    headers: withKey('k-1'),
    body,
  })
  expect(answer.status).toBe(400)
  expect(answer.body.error).toMatchObject({ fields: [{ field }] })
})

test('a refused command uses up no key', async () => {
  const { call, vehicles } = await startApi()
  const unknown = await call(operator, 'POST /vehicles/command/nowhere/lock-doors', {
    headers: withKey('k-1'),
  })
  expect(unknown.status).toBe(404)
  const known = await call(operator, `POST /vehicles/command/${vehicles[0].vehicleId}/lock-doors`, {
    headers: withKey('k-1'),
  })
  expect(known.status).toBe(202)
})
