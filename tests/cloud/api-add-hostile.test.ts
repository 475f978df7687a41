import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seedVin } from '#cloud/local/seed/seed-vin.ts'
import { type AddResult, mostAdded } from '#contract/new-vehicle.ts'
import { type Api, startApi } from '../support/api.ts'
import { contentOf } from '../support/consistency.ts'
import { manager } from '../support/tokens.ts'
import { newVehicle } from '../support/vehicle.ts'

const address = 'POST /vehicles/update'
const vin = '1M8GDM9AXKP042788'
const json = JSON.stringify(newVehicle({ vin }))
/** The vehicle with something else in its place; as text, since some of it is not what JavaScript would write. */
const having = (field: string, value: string) => json.replace(/\}$/, `,"${field}":${value}}`)

async function sendText({ call }: Api, text: string) {
  const { status, body } = await call(manager, address, { body: text })
  return { status, results: (body['results'] ?? []) as readonly AddResult[], error: body.error }
}

// The element as it is in the body, and the fields that are named; by hand.
test.each([
  ['null', 'null', ['']],
  ['a list', '[]', ['']],
  ['a list of lists', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, ['']],
  ['a number', '1e309', ['']],
  ['a text', '"vehicle"', ['']],
  ['nothing', '{}', ['vin', 'make', 'model', 'modelYear', 'licensePlate', 'powertrain']],
  ['a field that there is not', having('colour', '"red"'), ['colour']],
  ['a field that is not ours to say', having('vehicleId', '"v1"'), ['vehicleId']],
  ['another tenant', having('tenantId', '"south"'), ['tenantId']],
  ['__proto__', having('__proto__', '{"driver":"Eve"}'), ['__proto__']],
  ['constructor', having('constructor', '{}'), ['constructor']],
  ['a year beyond all numbers', having('modelYear', '1e309'), ['modelYear', 'modelYear']],
  ['a year that is half a one', having('modelYear', '2024.5'), ['modelYear']],
  ['a year as text', having('modelYear', '"2024"'), ['modelYear']],
  ['a make of 900 kB', having('make', `"${'x'.repeat(900_000)}"`), ['make']],
  ['a VIN of 900 kB', having('vin', `"${'1'.repeat(900_000)}"`), ['vin']],
  ['300,000 tags', having('tags', `[${'1,'.repeat(299_999)}1]`), ['tags']],
  ['tags in tags', having('tags', `[${'['.repeat(50_000)}${']'.repeat(50_000)}]`), ['tags']],
  ['a driver that is an object', having('driver', '{"name":"Ada"}'), ['driver']],
  ['a NUL', having('driver', '"A\\u0000da"'), ['driver']],
  ['half a character', having('driver', '"Ada \\ud83d"'), ['driver']],
  ['a text that turns around', having('driver', '"\\u202eadA"'), ['driver']],
  ['an empty plate', having('licensePlate', '" "'), ['licensePlate']],
  ['null where it must be', having('make', 'null'), ['make']],
])('%s is refused by field, and the vehicle beside it is not', async (_, element, fields) => {
  const api = await startApi()
  const other = JSON.stringify(newVehicle({ vin: 'WDB9066331S123456' }))
  const { status, results } = await sendText(api, `{"vehicles":[${element},${other}]}`)
  expect(status).toBe(200)
  expect(results).toMatchObject([{ outcome: 'refused' }, { outcome: 'created' }])
  const [refused] = results
  expect(refused?.outcome === 'refused' && refused.problems.map(({ field }) => field)).toEqual(fields)
  expect(JSON.stringify(refused).length).toBeLessThan(2000)
})

test.each([
  ['no body', '', 'vehicles'],
  ['no list', '{}', 'vehicles'],
  ['no vehicles', '{"vehicles":[]}', 'vehicles'],
  ['something else than a list', '{"vehicles":{"length":1}}', 'vehicles'],
  ['101 vehicles', `{"vehicles":[${'null,'.repeat(mostAdded)}null]}`, 'vehicles'],
  ['a dry run that is neither true nor false', '{"vehicles":[null],"dryRun":"no"}', 'dryRun'],
  ['something unknown', '{"vehicles":[null],"dryrun":true}', 'dryrun'],
  ['__proto__', '{"vehicles":[null],"__proto__":{"dryRun":true}}', '__proto__'],
  ['a list', '[]', 'vehicles'],
  ['null', 'null', ''],
  ['half of it', '{"vehicles":[', ''],
])('a body with %s is refused as a whole', async (_, text, field) => {
  const api = await startApi()
  const before = await contentOf(api.table.document)
  const { status, error } = await sendText(api, text)
  expect([status, error?.['code']]).toEqual([400, 'request_invalid'])
  expect((error as { fields: { field: string }[] }).fields[0]?.field).toBe(field)
  expect(await contentOf(api.table.document)).toEqual(before)
})

test('a hundred vehicles with every field as long as it may be are taken in one request', async () => {
  const api = await startApi()
  const wide = (length: number) => '測'.repeat(length)
  const vehicles = Array.from({ length: mostAdded }, (_, serial) => ({
    ...newVehicle({ vin: seedVin({ start: '1FTBR1C8', plant: 'K', year: 2024, serial }) }),
    make: wide(60),
    model: wide(60),
    licensePlate: wide(16),
    bodyType: wide(40),
    plateRegion: wide(40),
    callSign: wide(24),
    driver: wide(120),
    depot: wide(80),
    tags: Array.from({ length: 20 }, (_none, tag) => wide(38) + String(tag).padStart(2, '0')),
  }))
  const { status, results } = await sendText(api, JSON.stringify({ vehicles }))
  expect(status).toBe(200)
  expect(results.filter(({ outcome }) => outcome !== 'created')).toEqual([])
  expect(results).toHaveLength(mostAdded)
})

test('whatever JSON is sent as a vehicle is answered, never a 500', async () => {
  const api = await startApi()
  const field = fc.constantFrom(...Object.keys(newVehicle()), 'driver', 'depot', 'other', 'toString')
  const odd = fc.oneof(
    fc.json().map((text) => JSON.parse(text) as unknown),
    fc.dictionary(field, fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }))),
    fc
      .dictionary(field, fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' })))
      .map((fields) => ({ ...newVehicle({ vin }), ...fields })),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(odd, { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      async (vehicles, dryRun) => {
        const { status, results } = await sendText(api, JSON.stringify({ vehicles, dryRun }))
        expect(status).toBe(200)
        expect(results).toHaveLength(vehicles.length)
      },
    ),
    { numRuns: 150 },
  )
})
