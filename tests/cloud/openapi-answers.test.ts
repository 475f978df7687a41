import { afterAll, expect, test } from 'vitest'
import { recordReading } from '#cloud/api/record-reading.ts'
import { removeVehicle } from '#cloud/api/vehicle-removal.ts'
import { reference } from '#cloud/openapi/json-schema.ts'
import { type RouteName, routeNames } from '#contract/routes.ts'
import { openApi, type Received, type Sent } from '../support/api.ts'
import { sendCommand, vehicleOf } from '../support/commands.ts'
import { readingNow } from '../support/reading.ts'
import { calls } from '../support/route-calls.ts'
import { admin } from '../support/tokens.ts'
import { newVehicle } from '../support/vehicle.ts'
import { answerFaults, faults, operationOf, shownBody } from './openapi-check.ts'
import { fieldsIn, fieldsOf } from './openapi-seen.ts'

const api = await openApi()
afterAll(() => api.close())
const [one, two, three] = api.vehicles
// So that what a vehicle says is of another hour than what the seed said, and becomes a sample.
api.clock.forward({ hours: 1 })
const before = new Date(api.clock.now() - 60_000).toISOString()
const received = new Map<RouteName, Received[]>(routeNames.map((name) => [name, []]))

interface Sending extends Sent {
  readonly query?: string
  readonly vehicleId?: string
}

/** Calls a route with what the document shows as its body, and keeps the answer. */
async function send(name: RouteName, { query = '', vehicleId = one.vehicleId, ...sent }: Sending = {}) {
  const { call, headers = {} } = calls[name]
  const body = shownBody(name)
  // A key is good for one command only.
  const own = 'Idempotency-Key' in headers ? { 'Idempotency-Key': `key-of-${name}` } : headers
  const address = `${call.replace('ID', vehicleId)}${query}`
  const answer = await api.call(admin, address, { headers: own, ...(body && { body }), ...sent })
  received.get(name)?.push(answer)
}

const allOptional = {
  bodyType: 'van',
  plateRegion: 'HH',
  callSign: 'N-1',
  driver: 'Ada',
  depot: 'Hamburg',
  tags: ['winter'],
}
const at = (version: number) => ({ 'If-Match': `"${version}"` })

const full = readingNow(api.clock, one, {
  fuelLevelPct: 50,
  stateOfChargePct: 60,
  isImmobilized: true,
  location: { lat: 53.5, lon: 10, headingDeg: 90, accuracyM: 5, at: before },
  dtcs: ['P0420'],
  simulated: true,
})
await recordReading(api.table, 'north', full)
const lock = await sendCommand(api, three.vehicleId, { body: { reason: 'Left open' } })
await vehicleOf(api, lock).deliver()
await vehicleOf(api, lock).end({ status: 'failed', failure: 'doorOpen', at: api.clock.now() })
await removeVehicle(api.table, { tenant: 'north', vehicleId: two.vehicleId, at: before })

for (const name of routeNames) await send(name)
const carriedOut = new Map([...received].map(([name, [first]]) => [name, first?.status]))

await send('addVehicles')
await send('addVehicles', { body: { vehicles: [newVehicle(), {}], dryRun: true } })
await send('addVehicles', { body: { vehicles: [newVehicle({ vin: one.vin })] } })
await send('updateVehicle', { headers: at(2), body: allOptional })
await send('listVehicles', { query: `?updatedSince=${before}` })
await send('listVehicles', { query: '?limit=1' })
await send('listTelemetry', { query: `?updatedSince=${before}&limit=1` })
await send('readTelemetry', { query: '?days=3' })
await send('readCommands', { vehicleId: three.vehicleId })
await send('readHistory', { query: '?action=updateVehicle&decision=allowed&limit=1' })
await send('readAudit', { query: `?person=admin&from=${before}&limit=2` })
await send('listMembers', { query: '?limit=1' })

test.each(routeNames)('every answer of %s is what the document says, to the field', (name) => {
  const all = received.get(name) ?? []
  expect(all.map(({ status }) => status)).toEqual(all.map(() => carriedOut.get(name)))
  expect(all.flatMap((answer) => answerFaults(name, answer))).toEqual([])
})

test('what the document shows as bodies is carried out', () => {
  const withBody = routeNames.filter((name) => shownBody(name) !== undefined)
  expect(withBody).toHaveLength(7)
  expect(new Set(withBody.map((name) => carriedOut.get(name)))).toEqual(new Set([200, 202]))
})

test('every field that the document promises has been answered: none is made up', () => {
  const promised = new Set<string>()
  const seen = new Set<string>()
  for (const [name, all] of received) {
    const success = operationOf(name).responses[carriedOut.get(name) ?? 0]
    const { schema } = success?.content['application/json'] ?? { schema: {} }
    for (const field of fieldsOf(schema)) promised.add(field)
    for (const { body } of all) for (const field of fieldsIn(schema, body)) seen.add(field)
  }
  expect(promised.size).toBeGreaterThan(60)
  expect([...promised].filter((field) => !seen.has(field))).toEqual([])
})

test('an answer with a field that the document does not have is noticed', () => {
  const body = received.get('readVehicle')?.[0]?.body
  const schema = reference('Vehicle')
  expect(faults({ schema }, body)).toEqual([])
  expect(faults({ schema }, { ...body, more: 1 })).toEqual([' must NOT have additional properties'])
})
