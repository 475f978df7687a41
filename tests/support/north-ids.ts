import { expect } from 'vitest'
import type { Api } from './api.ts'
import { admin, manager, operator } from './tokens.ts'
import { newVehicle } from './vehicle.ts'

const commands = ['lock-doors', 'unlock-doors', 'immobilize', 'release']

/**
 * Lets north live: vehicles are changed, added and commanded, members changed, calls refused. Answers every id that came of it,
 * and of every list a cursor.
 */
export async function liveInNorth({ call, vehicles, clock }: Api) {
  const [{ vehicleId }, other] = vehicles
  const keys = commands.map((name) => `north-${name}`)
  const sent = await Promise.all(
    commands.map((name, index) =>
      call(admin, `POST /vehicles/command/${vehicleId}/${name}`, {
        headers: { 'Idempotency-Key': keys[index] ?? '' },
        body: { reason: 'Said in north' },
      }),
    ),
  )
  const changed = [
    ...sent,
    await call(manager, `PATCH /vehicles/update/${vehicleId}`, {
      headers: { 'If-Match': '"1"' },
      body: { callSign: 'NORTH' },
    }),
    await call(manager, 'POST /vehicles/update', { body: { vehicles: [newVehicle()] } }),
    await call(admin, 'PATCH /members/update/operator', {
      body: { groups: ['operator', 'manager'], seen: ['operator'] },
    }),
    await call(operator, `GET /vehicles/read/${vehicleId}/history`),
  ]
  expect(changed.map(({ status }) => status)).toEqual([202, 202, 202, 202, 200, 200, 200, 403])

  const since = new Date(clock.now() - 60_000).toISOString()
  const lists = [
    '/vehicles/read',
    '/telemetry/read',
    `/vehicles/read/${vehicleId}/history`,
    `/vehicles/read/${vehicleId}/commands`,
    '/audit/read',
    '/members/read',
  ]
  const cursors: string[] = []
  for (const list of [
    ...lists.map((one) => `${one}?limit=1`),
    `/vehicles/read?limit=1&updatedSince=${since}`,
  ]) {
    const { body } = await call(admin, `GET ${list}`)
    expect(body['nextCursor']).toEqual(expect.any(String))
    cursors.push(String(body['nextCursor']))
  }
  const audit = (await call(admin, 'GET /audit/read')).body['items'] as { auditId: string }[]
  return {
    cursors,
    auditIds: audit.map(({ auditId }) => auditId).slice(0, 3),
    ids: [
      vehicleId,
      other.vin,
      ...keys.slice(0, 1),
      ...sent.slice(0, 1).map(({ body }) => String(body['commandId'])),
      ...audit.map(({ auditId }) => auditId).slice(0, 1),
      ...[admin, operator].flatMap(({ username, sub }) => [username, sub]),
    ],
  }
}
