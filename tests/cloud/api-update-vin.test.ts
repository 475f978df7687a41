import { expect, test } from 'vitest'
import { seedVin } from '#cloud/local/seed/seed-vin.ts'
import { startApi } from '../support/api.ts'
import { manager, southern } from '../support/tokens.ts'

const ifMatch = (etag: string) => ({ 'If-Match': etag })
const freeVin = (serial: number) => seedVin({ start: '1FTBR1C8', plant: 'K', year: 2024, serial })

test('the VIN of another vehicle of the fleet is refused, however it is written', async () => {
  const { call, vehicles } = await startApi()
  const taken = vehicles[1].vin.toLowerCase().replace(/(.{8})/, '$1 - ')
  const answer = await call(manager, `PATCH /vehicles/update/${vehicles[0].vehicleId}`, {
    headers: ifMatch('"1"'),
    body: { vin: taken },
  })
  expect(answer.status).toBe(400)
  expect(answer.body.error).toMatchObject({ code: 'request_invalid', fields: [{ field: 'vin' }] })
})

test('another tenant’s VIN is free, and stays its own', async () => {
  const { call, vehicles, foreign } = await startApi()
  const answer = await call(manager, `PATCH /vehicles/update/${vehicles[0].vehicleId}`, {
    headers: ifMatch('"1"'),
    body: { vin: foreign.vin },
  })
  expect(answer.body).toMatchObject({ vin: foreign.vin, version: 2 })
  const theirs = await call(southern, `GET /vehicles/read/${foreign.vehicleId}`)
  expect(theirs.body).toEqual(foreign)
})

test('a VIN that a vehicle gave up can be given to another', async () => {
  const { call, vehicles } = await startApi()
  const [first, second] = vehicles
  await call(manager, `PATCH /vehicles/update/${first.vehicleId}`, {
    headers: ifMatch('"1"'),
    body: { vin: freeVin(1) },
  })
  const answer = await call(manager, `PATCH /vehicles/update/${second.vehicleId}`, {
    headers: ifMatch('"1"'),
    body: { vin: first.vin },
  })
  expect(answer.status).toBe(200)
  const back = await call(manager, `PATCH /vehicles/update/${first.vehicleId}`, {
    headers: ifMatch('"2"'),
    body: { vin: first.vin },
  })
  expect(back.body.error).toMatchObject({ fields: [{ field: 'vin' }] })
})

test('of many who give the same VIN to different vehicles at once, one does', async () => {
  const { call, vehicles } = await startApi()
  const answers = await Promise.all(
    vehicles.map(({ vehicleId }) =>
      call(manager, `PATCH /vehicles/update/${vehicleId}`, {
        headers: ifMatch('"1"'),
        body: { vin: freeVin(2) },
      }),
    ),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400])
  const list = await call(manager, 'GET /vehicles/read')
  const withIt = (list.body['items'] as { vin: string }[]).filter(({ vin }) => vin === freeVin(2))
  expect(withIt).toHaveLength(1)
})
