import { expect, test } from 'vitest'
import { startApi } from '../support/api.ts'
import { commandsOf, sendCommand, vehicleOf } from '../support/commands.ts'
import { admin, manager, operator, southern } from '../support/tokens.ts'

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
  expect(late.body).toEqual({ ...first.body, status: 'expired', endedAt: first.body['expiresAt'] })
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

test.each(['immobilize', 'release'])('%s must say why, and says so in the history', async (path) => {
  const { call, vehicles } = await startApi()
  const { vehicleId } = vehicles[0]
  const address = `POST /vehicles/command/${vehicleId}/${path}`
  for (const body of [undefined, {}, { reason: '  ' }]) {
    const answer = await call(admin, address, { headers: withKey('k-1'), body })
    expect(answer.status).toBe(400)
    expect(answer.body.error).toMatchObject({ code: 'request_invalid', fields: [{ field: 'reason' }] })
  }
  const told = await call(admin, address, { headers: withKey('k-1'), body: { reason: 'stolen' } })
  expect([told.status, told.body['command'], told.body['reason']]).toEqual([202, path, 'stolen'])
  const history = await call(manager, `GET /vehicles/read/${vehicleId}/history`)
  expect(history.body['items']).toMatchObject([
    { action: path, decision: 'allowed', decidedBy: 'fleet/unlock, admin', reason: 'stolen' },
  ])
})

test('commands are told newest first, each once over pages of any size, and no other vehicle’s', async () => {
  const api = await startApi()
  const [one, other] = api.vehicles
  const sent: string[] = []
  for (let number = 0; number < 7; number += 1) {
    sent.unshift((await sendCommand(api, one.vehicleId)).commandId)
    await sendCommand(api, other.vehicleId)
    api.clock.forward({ seconds: number % 2 })
  }
  for (const limit of [1, 3, 6, 7, 100]) {
    const told: string[] = []
    let cursor: string | null = null
    do {
      const page = await commandsOf(api, one.vehicleId, `?limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`)
      told.push(...page.items.map(({ commandId }) => commandId))
      expect(page.asOf).toBe(new Date(api.clock.now()).toISOString())
      cursor = page.nextCursor
    } while (cursor)
    expect(told).toEqual(sent)
  }
})

test('a command is told as it stands when it is asked for', async () => {
  const api = await startApi()
  const { vehicleId } = api.vehicles[0]
  const [first, second, third] = [
    await sendCommand(api, vehicleId),
    await sendCommand(api, vehicleId),
    await sendCommand(api, vehicleId, { body: { expiresInSeconds: 300 } }),
  ]
  await vehicleOf(api, first).deliver()
  const statuses = async () => (await commandsOf(api, vehicleId)).items.map(({ status }) => status)
  expect(await statuses()).toEqual(['requested', 'requested', 'delivered'])
  api.clock.forward({ seconds: 60 })
  expect(await statuses()).toEqual(['requested', 'expired', 'delivered'])
  const { items } = await commandsOf(api, vehicleId)
  expect(items[1]).toEqual({ ...second, status: 'expired', endedAt: second.expiresAt })
  expect(items[0]).toEqual(third)
})

test('commands of a vehicle that is not the tenant’s are not found, nor is a cursor of another vehicle taken', async () => {
  const api = await startApi()
  const { call, vehicles, foreign } = api
  const [one, other] = vehicles
  for (let number = 0; number < 2; number += 1) await sendCommand(api, one.vehicleId)
  for (const [person, id] of [
    [operator, foreign.vehicleId],
    [operator, 'nowhere'],
    [southern, one.vehicleId],
  ] as const) {
    const answer = await call(person, `GET /vehicles/read/${id}/commands`)
    expect([answer.status, answer.body.error?.['code']]).toEqual([404, 'vehicle_not_found'])
  }
  const { nextCursor } = await commandsOf(api, one.vehicleId, '?limit=1')
  for (const [person, id] of [
    [operator, other.vehicleId],
    [southern, foreign.vehicleId],
  ] as const) {
    const answer = await call(person, `GET /vehicles/read/${id}/commands?cursor=${nextCursor}`)
    expect([answer.status, answer.body.error?.['code']]).toEqual([400, 'cursor_invalid'])
  }
})

test('reading commands writes nothing, and whoever may not read is refused', async () => {
  const { call, vehicles, client } = await startApi()
  const written: string[] = []
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        written.push(commandName)
        return next(args)
      },
    { step: 'initialize' },
  )
  const address = `GET /vehicles/read/${vehicles[0].vehicleId}/commands`
  expect((await call(operator, address)).body['items']).toEqual([])
  expect(new Set(written)).toEqual(new Set(['GetItemCommand', 'QueryCommand']))
  expect((await call(operator, address, { claims: { scope: 'fleet/telemetry' } })).status).toBe(401)
})
