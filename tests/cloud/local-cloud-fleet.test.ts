import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstReading } from '#cloud/local/telemetry/first-reading.ts'
import type { AddResults } from '#contract/new-vehicle.ts'
import type { ReadingPage, VehiclePage } from '#contract/page.ts'
import { newVins } from '../support/csv-vehicles.ts'
import { control, startLocalCloud } from '../support/local-cloud.ts'
import { signIn } from '../support/sign-in.ts'
import { newVehicle } from '../support/vehicle.ts'

let cloud: Awaited<ReturnType<typeof startLocalCloud>>
beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(() => cloud.close())

async function managed() {
  const { access_token } = await signIn(cloud, 'manager')
  const headers = { authorization: `Bearer ${access_token}` }
  return {
    get: (path: string) => cloud.fetch(`/api${path}`, { headers }),
    async add(vin: string) {
      const body = JSON.stringify({ vehicles: [newVehicle({ vin })] })
      const answer = await cloud.fetch('/api/vehicles/update', { method: 'POST', headers, body })
      const { results } = (await answer.json()) as AddResults
      const [vehicle] = results.flatMap((result) => result.vehicle ?? [])
      if (!vehicle) throw new Error(`${vin} was not added`)
      return vehicle
    },
  }
}

test('every vehicle of the fleet but a few has a reading when the local cloud is ready', async () => {
  const { get } = await managed()
  const page: ReadingPage = await (await get('/telemetry/read?limit=1000')).json()
  expect(page.items.length).toBeGreaterThan(15)
  expect(page.items.every(({ simulated }) => simulated)).toBe(true)
})

test('an added vehicle has a reading after a step, and is gone once the control has removed it', async () => {
  const { get, add } = await managed()
  // A few vehicles never say anything, and which do is up to their ids, which are new each time.
  let vehicle = await add('1M8GDM9AXKP042788')
  for (const vin of newVins(9)) {
    if (firstReading(vehicle, { now: 0, mayMove: true })) break
    vehicle = await add(vin)
  }
  const { vehicleId } = vehicle
  const { asOf } = (await (await get('/vehicles/read?limit=1')).json()) as VehiclePage
  const listed = async (path: string, query = 'limit=1000') =>
    JSON.stringify(await (await get(`${path}?${query}`)).json()).includes(vehicleId)
  expect([await listed('/vehicles/read'), await listed('/telemetry/read')]).toEqual([true, false])
  await control(cloud, { simulationSteps: 1 })
  expect(await listed('/telemetry/read')).toBe(true)

  await control(cloud, { removeVehicle: { tenant: 'north', vehicleId } })
  expect((await get(`/vehicles/read/${vehicleId}`)).status).toBe(404)
  expect([await listed('/vehicles/read'), await listed('/telemetry/read')]).toEqual([false, false])
  const changes: VehiclePage = await (await get(`/vehicles/read?updatedSince=${asOf}`)).json()
  expect(changes.removed).toEqual([vehicleId])
  await control(cloud, { simulationSteps: 12 })
  expect(await listed('/telemetry/read')).toBe(false)
})

test('the control removes nothing that is not there, and says so', async () => {
  const removeVehicle = { tenant: 'south', vehicleId: 'v255d3285ca30ffb' }
  await expect(control(cloud, { removeVehicle })).rejects.toThrow('There is no such vehicle in that tenant')
})

test('without the control nobody removes a vehicle or moves one', async () => {
  await using closed = await startLocalCloud({ control: false })
  await expect(control(closed, { simulationSteps: 1 })).rejects.toThrow('not answered by the local cloud')
})
