import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { VehicleTelemetry } from '#contract/telemetry.ts'
import { ApiError } from '#fleet/api/api-error.ts'
import { queryKey } from '#fleet/api/query-key.ts'
import { aCaller, apiSaying, saying, showTelemetry } from '../support/telemetry-page.tsx'

const visibility = vi.spyOn(document, 'visibilityState', 'get')
const onLine = vi.spyOn(navigator, 'onLine', 'get')

beforeEach(() => {
  // A whole second, since ages are told in these.
  vi.useFakeTimers({ now: Date.UTC(2026, 2, 1, 6) })
  visibility.mockReturnValue('visible')
  onLine.mockReturnValue(true)
})
afterEach(() => void vi.useRealTimers())

const pass = async (seconds: number) => {
  await act(() => vi.advanceTimersByTimeAsync(seconds * 1000))
  // What was heard at the very end shows a moment later.
  await act(() => vi.advanceTimersByTimeAsync(1))
}
const panel = () => screen.getByRole('region', { name: 'Telemetry' })

function turn(state: 'visible' | 'hidden'): void {
  visibility.mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
}

function connect(isConnected: boolean): void {
  onLine.mockReturnValue(isConnected)
  act(() => void window.dispatchEvent(new Event(isConnected ? 'online' : 'offline')))
}

/** Shows a vehicle that says this, until it says something else. */
async function show(first: VehicleTelemetry = saying()) {
  const vehicle = { says: (): VehicleTelemetry => first }
  const { api, asked } = apiSaying(() => vehicle.says())
  const client = showTelemetry({ api })
  await pass(0)
  expect(asked.length).toBe(1)
  return { vehicle, asked, client }
}

test('a vehicle that is online is asked every 5 seconds, and what it says shows', async () => {
  const { vehicle, asked } = await show(saying({ stateOfChargePct: 71 }))
  expect(panel().textContent).toContain('71%')
  vehicle.says = () => saying({ stateOfChargePct: 70, isMoving: true, speedKph: 50 })
  await pass(4.9)
  expect(asked.length).toBe(1)
  await pass(0.1)
  expect(asked.length).toBe(2)
  expect(panel().textContent).toMatch(/70%.*(?:50 km\/h|31 mph)/)
  await pass(10)
  expect(asked.length).toBe(4)
})

test.each(['asleep', 'offline'] as const)(
  'one that is %s is asked every 15 seconds',
  async (connectivity) => {
    const { asked } = await show(saying({ connectivity }))
    await pass(14.9)
    expect(asked.length).toBe(1)
    await pass(0.1)
    expect(asked.length).toBe(2)
  },
)

test('so is one that never said anything, and the panel tells as soon as it does', async () => {
  const { vehicle, asked } = await show({ ...saying(), reading: null })
  expect(panel().textContent).toContain('has never said anything')
  vehicle.says = () => saying()
  await pass(15)
  expect(asked.length).toBe(2)
  expect(panel().textContent).toContain('Online')
})

test('a page that nobody sees asks for nothing, and at once when it is seen again', async () => {
  const { asked } = await show()
  turn('hidden')
  await pass(600)
  expect(asked.length).toBe(1)
  turn('visible')
  await pass(0)
  expect(asked.length).toBe(2)
})

test('without a connection nothing is asked, the panel says so, and at once when there is one again', async () => {
  const { asked } = await show(saying({ stateOfChargePct: 71 }))
  connect(false)
  await pass(600)
  expect(asked.length).toBe(1)
  expect(panel().textContent).toMatch(/fetched 10 minutes ago\. This device has no connection.*71%/)
  connect(true)
  await pass(0)
  expect(asked.length).toBe(2)
  expect(panel().textContent).not.toContain('fetched')
})

test('ages go on by themselves, by the server’s clock', async () => {
  const server = Date.now() + 3_600_000
  const telemetry = saying({ lastSeenAt: new Date(server - 12_000).toISOString(), connectivity: 'asleep' })
  await show({ ...telemetry, asOf: new Date(server).toISOString() })
  expect(panel().textContent).toContain('last heard 12 seconds ago')
  await pass(3)
  expect(panel().textContent).toContain('last heard 15 seconds ago')
})

test('a failed refresh leaves what is there, says how old it is and why, and goes on when it can', async () => {
  const { vehicle, asked } = await show(saying({ stateOfChargePct: 71 }))
  const message = 'The fleet API does not answer.'
  vehicle.says = () => {
    throw new ApiError({ route: 'readTelemetry', status: 503, code: 'busy', message, mayBeDone: false })
  }
  await pass(125)
  expect(panel().textContent).toMatch(/fetched 2 minutes ago\. The fleet API does not answer\..*71%/)
  expect(screen.queryByRole('alert')).toBeNull()
  const before = asked.length
  act(() => screen.getByRole('button', { name: 'Try again' }).click())
  await pass(0)
  expect(asked.length).toBe(before + 1)
  vehicle.says = () => saying({ stateOfChargePct: 69 })
  await pass(5)
  expect(panel().textContent).toContain('69%')
  expect(panel().textContent).not.toContain('fetched')
})

test('what fails from the start is told, and asked again by the person only', async () => {
  const message = 'The fleet API does not answer.'
  const vehicle = {
    says: (): VehicleTelemetry => {
      throw new ApiError({ route: 'readTelemetry', status: 503, code: 'busy', message, mayBeDone: false })
    },
  }
  const { api, asked } = apiSaying(() => vehicle.says())
  showTelemetry({ api })
  await pass(60)
  expect(screen.getByRole('alert').textContent).toContain(message)
  expect(asked.length).toBe(1)
  vehicle.says = () => saying()
  act(() => screen.getByRole('button', { name: 'Try again' }).click())
  await pass(0)
  expect(panel().textContent).toContain('Online')
})

test('what a command has changed shows at once: the panel is kept under the key that commands make stale', async () => {
  const { vehicle, client } = await show(saying({ doorsLocked: false }))
  expect(panel().textContent).toContain('Unlocked')
  vehicle.says = () => saying({ doorsLocked: true, isImmobilized: true })
  void client.invalidateQueries({ queryKey: queryKey(aCaller(), 'telemetry', 'veh-1') })
  await pass(0)
  expect(panel().textContent).not.toContain('Unlocked')
  expect(panel().textContent).toMatch(/Locked.*Immobilised cannot be driven until it is released/)
})

test('a panel that is gone asks for nothing', async () => {
  const { asked, client } = await show()
  cleanup()
  await pass(600)
  expect(asked.length).toBe(1)
  client.clear()
})
