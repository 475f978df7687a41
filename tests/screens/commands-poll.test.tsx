import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Vehicle } from '#contract/vehicle.ts'
import { button, commandPage, listed, panel, press } from '../support/command-page.tsx'
import { control } from '../support/local-cloud.ts'
import { type SignedIn, testApp } from '../support/render-app.tsx'

const app = testApp()
const page = commandPage(app)
let vehicle: Vehicle
let operator: SignedIn
let asked = 0
app.onRequest(({ url }) => {
  if (url.includes(`/${vehicle?.vehicleId}/commands?`)) asked++
})

beforeEach(async () => {
  await control(app.cloud, { fail: null, vehicles: 'silent' })
  vehicle = await page.freshVehicle()
  operator = await app.signedIn('operator')
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const send = (reason?: string) =>
  operator.api.lockDoors({
    vehicleId: vehicle.vehicleId,
    idempotencyKey: crypto.randomUUID(),
    body: reason === undefined ? {} : { reason },
  })

/** Shows the page with a clock of its own for all that is done again and again. */
async function showWithTimers(): Promise<void> {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  await page.show('operator', vehicle)
  await screen.findByRole('region', { name: 'Telemetry' })
  asked = 0
}

/** Lets so many seconds pass, one after the other, with time for the answers. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    await act(async () => {
      await vi.advanceTimersByTimeAsync(1000)
      // A request of the page’s own, begun later than its polls, is answered later.
      await operator.api.readVehicle({ vehicleId: vehicle.vehicleId })
    })
  }
}

const hide = (state: 'hidden' | 'visible') => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  return act(async () => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
}

describe('the commands are asked for', () => {
  test('every second while one is open, and every fifteen otherwise', async () => {
    await showWithTimers()
    await pass(14)
    expect(asked).toBe(0)
    await send()
    await pass(1)
    expect(asked).toBe(1)
    await button('Lock doors is under way')
    await pass(3)
    expect(asked).toBeGreaterThanOrEqual(3)
    expect(asked).toBeLessThanOrEqual(4)
  })

  test('never while the page is hidden, and at once when it is seen again', async () => {
    await send()
    await showWithTimers()
    await pass(2)
    expect(asked).toBeGreaterThan(0)
    await hide('hidden')
    asked = 0
    await pass(5)
    expect(asked).toBe(0)
    await hide('visible')
    expect(asked).toBe(1)
  })

  test('at once when the connection is back', async () => {
    await showWithTimers()
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    await act(async () => void window.dispatchEvent(new Event('offline')))
    await act(() => vi.advanceTimersByTimeAsync(16_000))
    expect(asked).toBe(0)
    online.mockRestore()
    await act(async () => void window.dispatchEvent(new Event('online')))
    await waitFor(() => expect(asked).toBe(1))
  })
})

test('what can’t be asked for says how old the rest is, stays, and is mended by itself', async () => {
  await send('Shift ends')
  await page.show('operator', vehicle)
  vi.spyOn(Math, 'random').mockReturnValue(0)
  await control(app.cloud, {
    fail: { target: 'api', kind: 'status', status: 503, retryAfterSeconds: 0, times: 1_000_000 },
  })
  const notice = await screen.findByText(/^This is how it was \d+ s ago\. The fleet API is busy/)
  expect(notice.textContent).toContain('see the commands sent to a vehicle')
  expect(listed()[0]?.textContent).toContain('Shift ends')
  await control(app.cloud, { fail: null })
  await waitFor(() => expect(screen.queryByText(/^This is how it was/)).toBeNull())
})

test('a change is told once, not with every second', async () => {
  await showWithTimers()
  const told: string[] = []
  const status = within(await panel()).getByRole('status')
  new MutationObserver(() => told.push(status.textContent ?? '')).observe(status, {
    childList: true,
    characterData: true,
    subtree: true,
  })
  await send()
  await pass(20)
  expect(told).toEqual(['Lock doors: delivered'])
  app.cloud.clock.forward({ seconds: 61 })
  await pass(3)
  expect(await screen.findAllByText(/but the vehicle has not said what became of it/)).toBeTruthy()
  expect(told).toEqual(['Lock doors: delivered'])
})

test('when a command has ended, the readings of the vehicle and its history are read anew', async () => {
  await page.vehicles('quick')
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  await page.show('manager', vehicle)
  await waitFor(() => expect(screen.queryByText(/^(?:Fetching|Asking)/)).toBeNull())
  const reads: string[] = []
  app.onRequest(({ url }) => reads.push(new URL(url).pathname.split('/').at(-1) ?? ''))
  await press('Lock doors')
  // No clock ticks here: nothing but the end of the command asks for them.
  await waitFor(() => expect(reads).toEqual(expect.arrayContaining(['lock-doors', 'telemetry', 'history'])))
  expect(await screen.findAllByText(/^Done: /)).toBeTruthy()
})

describe('of two commands that undo one another the one that makes sense is first', () => {
  const order = () =>
    screen
      .getAllByRole('button', { name: /^(?:Lock doors|Unlock doors|Immobilise|Release)$/ })
      .map(({ textContent }) => textContent)

  test('by the last reading, and the order stays as it is while the page is there', async () => {
    await page.vehicles('quick')
    const admin = await app.signedIn('admin')
    const { vehicleId } = vehicle
    const keyed = (body: { reason?: string } = {}) => ({
      vehicleId,
      idempotencyKey: crypto.randomUUID(),
      body,
    })
    await admin.api.unlockDoors(keyed())
    await admin.api.immobilize(keyed({ reason: 'Stolen' }))
    await page.show('admin', vehicle)
    await waitFor(() => expect(order()).toEqual(['Lock doors', 'Unlock doors', 'Release', 'Immobilise']))
    await admin.api.lockDoors(keyed())
    await admin.api.release(keyed({ reason: 'Found' }))
    await act(async () => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
    await waitFor(() => expect(listed().length).toBe(4))
    expect(order()).toEqual(['Lock doors', 'Unlock doors', 'Release', 'Immobilise'])
  })

  test('for a page that is opened later, it is the other one', async () => {
    await page.vehicles('quick')
    await send()
    await page.show('operator', vehicle)
    await waitFor(() => expect(order().slice(0, 2)).toEqual(['Unlock doors', 'Lock doors']))
  })
})
