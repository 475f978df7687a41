import { CreateTableCommand, DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { tableDefinition, timeToLiveAttribute } from '#cloud/api/table-definition.ts'
import { models } from '#cloud/local/seed/models.ts'
import { seedFleet, southSize } from '#cloud/local/seed/seed-fleet.ts'
import { seedVehicles } from '#cloud/local/seed/vehicles.ts'
import { vehicleChanges, vehicleFieldNames } from '#contract/vehicle.ts'
import { vinProblem } from '#contract/vin.ts'
import { startDatabase } from '../support/database.ts'

const north = [...seedVehicles('north', 10_000)]
const south = [...seedVehicles('south', southSize)]
const all = [...north, ...south]

test('every VIN is valid, check digit included, and belongs to one vehicle only', () => {
  expect(all.map(({ vin }) => vinProblem(vin)).filter((problem) => problem !== null)).toEqual([])
  expect(new Set(all.map(({ vin }) => vin)).size).toBe(all.length)
})

test('every vehicle could be saved as it is, and has an id and a plate of its own', () => {
  for (const vehicle of all) {
    const fields = Object.fromEntries(
      vehicleFieldNames.filter((name) => name in vehicle).map((name) => [name, vehicle[name]]),
    )
    expect(v.safeParse(vehicleChanges, fields)).toMatchObject({ success: true, output: fields })
  }
  expect(new Set(all.map(({ vehicleId }) => vehicleId)).size).toBe(all.length)
  expect(new Set(all.map((vehicle) => `${vehicle.plateRegion} ${vehicle.licensePlate}`)).size).toBe(
    all.length,
  )
})

test('a vehicle is a model that was sold with its VIN in its model year', () => {
  for (const vehicle of all) {
    const { make, model, bodyType, powertrain, modelYear, vin } = vehicle
    const known = models.filter((one) => vin.startsWith(one.start) && one.years.includes(modelYear))
    expect(known).toMatchObject([{ make, model, bodyType, powertrain, plant: vin[10] }])
  }
})

test('the fleet is the same on every laptop, and a small one is the beginning of a large one', () => {
  expect([...seedVehicles('north', 50)]).toEqual(north.slice(0, 50))
  expect(north[0]).toMatchInlineSnapshot(`
    {
      "bodyType": "SUV",
      "callSign": "MSP-0001",
      "createdAt": "2025-03-24T18:27:49.327Z",
      "depot": "Minneapolis Central",
      "driver": "Jamal Khan",
      "licensePlate": "YPJ 2120",
      "lifecycle": "available",
      "make": "Subaru",
      "model": "Forester",
      "modelYear": 2025,
      "plateRegion": "US-MN",
      "powertrain": "combustion",
      "tags": [
        "winter tires",
        "spare",
        "telematics v2",
      ],
      "tenantId": "north",
      "updatedAt": "2025-04-13T01:04:38.158Z",
      "updatedBy": "import",
      "vehicleId": "v255d3285ca30ffb",
      "version": 1,
      "vin": "JF2SKAEC3SH100000",
    }
  `)
})

test('the fleet looks like one: most vehicles work, nothing is from the future, some have no driver', () => {
  const share = (of: (vehicle: (typeof north)[number]) => boolean) => north.filter(of).length / north.length
  expect(share(({ lifecycle }) => lifecycle === 'available' || lifecycle === 'inUse')).toBeGreaterThan(0.8)
  expect(share(({ driver }) => driver === undefined)).toBeGreaterThan(0.2)
  expect(share(({ bodyType }) => bodyType === 'Van')).toBeGreaterThan(0.25)
  expect(new Set(north.map(({ powertrain }) => powertrain)).size).toBe(3)
  expect(north.every(({ createdAt, updatedAt }) => createdAt < updatedAt && updatedAt < '2026')).toBe(true)
})

test('the table is created and filled once', async () => {
  const { client, partition } = await startDatabase()
  const options = { client, tableName: 'fleet', fleetSize: 40 }
  expect(await seedFleet(options)).toEqual({ seeded: true })
  expect(await seedFleet(options)).toEqual({ seeded: false })
  expect([(await partition('T#north#V')).length, (await partition('T#south#V')).length]).toEqual([40, 250])
  expect([(await partition('T#north#S')).length, (await partition('T#south#S')).length]).toEqual([40, 250])
})

test('another fleet size changes nothing, and says what to do', async () => {
  const { client, partition } = await startDatabase()
  await seedFleet({ client, tableName: 'fleet', fleetSize: 40 })
  const { seeded, notice } = await seedFleet({ client, tableName: 'fleet', fleetSize: 90 })
  expect(seeded).toBe(false)
  expect(notice).toContain('stays at 40 vehicles')
  expect(notice).toContain('npm run reset')
  expect((await partition('T#north#V')).length).toBe(40)
})

test('a table that an interrupted start left without its time to live gets it', async () => {
  const { client } = await startDatabase()
  await client.send(new CreateTableCommand({ TableName: 'half', ...tableDefinition }))
  await seedFleet({ client, tableName: 'half', fleetSize: 5 })
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: 'half' }))
  expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: timeToLiveAttribute })
})

test('a seed that was cut short is finished with the size it was begun with', async () => {
  const { client, get, partition } = await startDatabase()
  let writes = 0
  client.middlewareStack.add(
    (next, context) => async (args) => {
      writes += context.commandName === 'BatchWriteItemCommand' ? 1 : 0
      if (writes === 3) throw new Error('The laptop was closed')
      return next(args)
    },
    { step: 'initialize', name: 'cutShort' },
  )
  await expect(seedFleet({ client, tableName: 'fleet', fleetSize: 60 })).rejects.toThrow('laptop')
  client.middlewareStack.remove('cutShort')

  const { seeded, notice } = await seedFleet({ client, tableName: 'fleet', fleetSize: 20 })
  expect(seeded).toBe(true)
  expect(notice).toContain('60 vehicles')
  expect([(await partition('T#north#V')).length, (await partition('T#south#V')).length]).toEqual([60, 250])
  expect(await get({ pk: 'SEED', sk: 'SEED' })).toMatchObject({ fleetSize: 60, isComplete: true })
})

test('a change outlives the next start', async () => {
  const { client, document, get } = await startDatabase()
  await seedFleet({ client, tableName: 'fleet', fleetSize: 5 })
  const changed = { pk: 'T#north#V', sk: north[0]?.vehicleId, callSign: 'MINE' }
  await document.send(new PutCommand({ TableName: 'fleet', Item: changed }))
  await seedFleet({ client, tableName: 'fleet', fleetSize: 5 })
  expect(await get({ pk: changed.pk, sk: changed.sk })).toEqual(changed)
})
