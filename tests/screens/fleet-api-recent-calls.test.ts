import { describe, expect, test, vi } from 'vitest'
import { recentCalls } from '#fleet/api/recent-calls.ts'
import { failureOf, fleetCalls } from '../support/fleet-calls.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()
const calls = fleetCalls(app)

describe('the latest calls', () => {
  test('are remembered with route, status, time and request id, one for each time that they were sent', async () => {
    const before = Date.now()
    await calls.fail({ status: 429, retryAfterSeconds: 0 })
    await calls.read()
    const latest = recentCalls().slice(-2)
    expect(latest).toMatchObject([
      { route: 'readVehicle', status: 429 },
      { route: 'readVehicle', status: 200 },
    ])
    for (const { at, requestId, milliseconds } of latest) {
      expect(Date.parse(at)).toBeGreaterThanOrEqual(before)
      expect(requestId).toMatch(/^[\w-]{8,}$/)
      expect(milliseconds).toBeGreaterThanOrEqual(0)
    }
  })

  test('are fifty at most, the newest last', async () => {
    for (let times = 0; times < 51; times++) await calls.read()
    await calls.api.listVehicles({ query: { limit: '1' } })
    expect(recentCalls().length).toBe(50)
    expect(recentCalls().at(-1)?.route).toBe('listVehicles')
  })

  test('have no token and no vehicle in them, nor has any failure', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    await calls.fail({ kind: 'dropAfterCommit', times: 3 })
    const unanswered = await failureOf(calls.unlock())
    await calls.fail({ kind: 'html', status: 404 })
    const misunderstood = await failureOf(calls.save())
    const told = [recentCalls(), unanswered, misunderstood].map(
      (one) => JSON.stringify(one) + String(one) + String(Reflect.get(one, 'stack')),
    )
    expect(told.join()).toContain('"route":"unlockDoors"')
    expect(told.join()).not.toMatch(/eyJ|Bearer/)
    expect(JSON.stringify(recentCalls())).not.toContain(calls.vehicle.vehicleId)
  })
})

test('a fault of the app is called one, with the request id', async () => {
  const idempotencyKey = crypto.randomUUID()
  const { vehicleId } = calls.vehicle
  await calls.api.lockDoors({ vehicleId, idempotencyKey, body: {} })
  const twice = calls.api.lockDoors({ vehicleId, idempotencyKey, body: { reason: 'Something else' } })
  const { failure, message } = await failureOf(twice)
  expect(failure).toMatchObject({ code: 'idempotency_key_reused', status: 422, mayBeDone: false })
  expect(failure).toHaveProperty('requestId', recentCalls().at(-1)?.requestId)
  expect(message).toMatch(/Nothing was changed\. This is a fault of the app: tell whoever runs it\.$/)
})
