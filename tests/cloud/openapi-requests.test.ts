import { describe, expect, test } from 'vitest'
import { type RouteName, routeNames } from '#contract/routes.ts'
import { startApi } from '../support/api.ts'
import { calls } from '../support/route-calls.ts'
import { admin } from '../support/tokens.ts'
import { newVehicle } from '../support/vehicle.ts'
import { faults, operationOf } from './openapi-check.ts'

const queryOf = (name: RouteName) => operationOf(name).parameters.filter((one) => one.in === 'query')
const readers = routeNames.filter((name) => queryOf(name).length > 0)

/** A text as it stands in an address, read as the document says that it is meant. */
const meant = (text: string, type: unknown) => (type === 'integer' && text !== '' ? Number(text) : text)

describe('a query parameter that the document has is one that the API takes, with the same bounds', () => {
  const values: Readonly<Record<string, readonly string[]>> = {
    limit: ['1', '100', '1000', '0', '1001', '1.5', '-1', 'ten', ''],
    days: ['1', '7', '30', '0', '31', 'week'],
    updatedSince: [new Date().toISOString(), 'yesterday', '2026-13-01T00:00:00Z'],
    from: ['2026-01-31T06:00:00.000Z', 'noon'],
    to: ['2026-01-31T06:00:00.000Z', ''],
    decision: ['allowed', 'denied', 'Allowed', ''],
    action: ['updateVehicle', 'update'],
    person: ['ada', '', 'x'.repeat(128), 'x'.repeat(129)],
  }

  test.each(readers)('of %s', async (name) => {
    const { call, vehicles } = await startApi()
    const ask = (query: string) =>
      call(admin, `${calls[name].call.replace('ID', vehicles[0].vehicleId)}?${query}`)
    const documented = new Map(queryOf(name).map((parameter) => [parameter.name, parameter.schema]))
    for (const [parameter, texts] of Object.entries(values)) {
      const schema = documented.get(parameter)
      for (const text of texts) {
        const isGood = schema !== undefined && faults({ schema }, meant(text, schema.type)).length === 0
        const { status } = await ask(`${parameter}=${encodeURIComponent(text)}`)
        expect([parameter, text, status]).toEqual([parameter, text, isGood ? 200 : 400])
      }
    }
    const untried = [...documented.keys()].filter((parameter) => !(parameter in values))
    expect(untried.filter((parameter) => parameter !== 'cursor')).toEqual([])
  })

  test('an absent limit is what the document says', async () => {
    const { call } = await startApi({ size: 101 })
    const { body } = await call(admin, 'GET /vehicles/read')
    const limit = queryOf('listVehicles').find(({ name }) => name === 'limit')
    expect(body['items']).toHaveLength(Number(limit?.schema.default))
  })
})

describe('a body that the document has is one that the API takes', () => {
  const one = newVehicle()
  test.each<[RouteName, readonly unknown[]]>([
    [
      'updateVehicle',
      [{}, [], { callSign: null }, { make: null }, { make: '' }, { modelYear: 1949 }, { version: 2 }],
    ],
    [
      'updateVehicle',
      [{ tags: ['a', 'b'] }, { tags: 'a' }, { tags: Array(21).fill('a') }, { powertrain: 'steam' }],
    ],
    ['addVehicles', [{}, { vehicles: [] }, { vehicles: [one] }, { vehicles: [one], dryRun: 'no' }]],
    ['addVehicles', [{ vehicles: Array(101).fill(one) }, { vehicles: [one], more: 1 }]],
    ['lockDoors', [{}, { reason: '' }, { reason: 'x'.repeat(501) }, { expiresInSeconds: 4 }, { more: 1 }]],
    ['immobilize', [{}, { reason: 'Stolen' }, { reason: 1 }, { reason: 'Stolen', expiresInSeconds: 301 }]],
    ['release', [{}, { expiresInSeconds: 60 }, { reason: 'Found', expiresInSeconds: 5 }]],
    [
      'updateMember',
      [{}, { groups: [] }, { groups: ['operator', 'operator'], seen: [] }, { groups: ['root'], seen: [] }],
    ],
    ['updateMember', [{ groups: [], seen: ['operator'] }]],
  ])('of %s: %j', async (name, bodies) => {
    const content = operationOf(name).requestBody?.content['application/json']
    for (const [at, body] of bodies.entries()) {
      const { call, vehicles } = await startApi()
      const { call: address, headers = {} } = calls[name]
      const sent = {
        headers: { ...headers, ...('Idempotency-Key' in headers && { 'Idempotency-Key': `key-${at}` }) },
        body,
      }
      const { status } = await call(admin, address.replace('ID', vehicles[0].vehicleId), sent)
      const isGood = content !== undefined && faults(content, body).length === 0
      expect([body, status < 300 ? 'taken' : status]).toEqual([body, isGood ? 'taken' : 400])
    }
  })

  test('is needed where the document says so', async () => {
    const { call, vehicles } = await startApi()
    for (const name of routeNames) {
      const { requestBody } = operationOf(name)
      if (!requestBody) continue
      const { call: address, headers } = calls[name]
      const sent = headers && {
        headers: { ...headers, ...('Idempotency-Key' in headers && { 'Idempotency-Key': name }) },
      }
      const { status } = await call(admin, address.replace('ID', vehicles[0].vehicleId), sent)
      expect([name, status]).toEqual([name, requestBody.required ? 400 : 202])
    }
  })
})
