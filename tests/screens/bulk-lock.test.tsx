import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import type { Vehicle } from '#contract/vehicle.ts'
import { showBulkActions } from '../support/bulk-page.tsx'
import { control } from '../support/local-cloud.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()
let vehicles: readonly Vehicle[]

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const press = async (name: string | RegExp) => userEvent.click(await button(name))
const titled = (name: string | RegExp) => screen.findByRole('heading', { name })

beforeEach(async () => {
  await control(app.cloud, { fail: null })
  const { api } = await app.signedIn('manager')
  vehicles = (await api.listVehicles({})).items.slice(0, 8)
})

/** The vehicle and key of each lock command that is sent from now on. */
function keysSent(): readonly string[][] {
  const sent: string[][] = []
  app.onRequest(({ url, headers }) => {
    const [, vehicleId] = /command\/(.*)\/lock-doors$/.exec(url) ?? []
    if (vehicleId) sent.push([decodeURIComponent(vehicleId), headers.get('idempotency-key') ?? ''])
  })
  return sent
}

test('an operator locks the doors of all that are selected, after being told what that means', async () => {
  const { api } = await app.signedIn('manager')
  const [first] = vehicles as readonly [Vehicle]
  const { version } = await api.readVehicle(first)
  await api.updateVehicle({ vehicleId: first.vehicleId, version, body: { lifecycle: 'stolen' } })
  const sent = keysSent()
  await showBulkActions(app, 'operator', vehicles)
  await press('Lock doors…')
  await titled('Lock the doors of 8 vehicles')
  expect(screen.getByText(/is stolen|are stolen/).textContent).toContain(first.licensePlate)
  expect(screen.getByText(/can’t be undone here/)).toBeTruthy()
  expect(sent).toEqual([])
  await press('Lock 8 vehicles')
  await titled('Lock requested: 8 of 8 vehicles')
  expect(sent.map(([vehicleId]) => vehicleId).toSorted()).toEqual(
    vehicles.map(({ vehicleId }) => vehicleId).toSorted(),
  )
  expect(new Set(sent.map(([, key]) => key)).size).toBe(8)
  expect(screen.queryByRole('button', { name: /Undo/ })).toBeNull()
})

test('commands without an answer are unsure, and are tried again under the same keys', async () => {
  const sent = keysSent()
  await showBulkActions(app, 'operator', vehicles.slice(0, 2))
  await press('Lock doors…')
  await control(app.cloud, {
    fail: { target: 'api', kind: 'status', status: 503, retryAfterSeconds: 0, times: 6 },
  })
  await press('Lock 2 vehicles')
  await titled('Lock requested: 0 of 2 vehicles')
  const rows = within(screen.getByRole('table', { name: 'Without success, 2 rows' })).getAllByRole('row')
  expect(rows[0]?.textContent).toContain('it will not be sent twice')
  await press('Try these 2 again')
  await titled('Lock requested: 2 of 2 vehicles')
  for (const { vehicleId } of vehicles.slice(0, 2)) {
    const keys = sent.filter(([id]) => id === vehicleId).map(([, key]) => key)
    expect(keys.length).toBe(4)
    expect(new Set(keys).size).toBe(1)
  }
})

test('a command that had got through, but has expired since, is said, and is a new one when tried again', async () => {
  const sent = keysSent()
  const [one] = vehicles as readonly [Vehicle]
  await showBulkActions(app, 'operator', [one])
  await press('Lock doors…')
  await control(app.cloud, {
    vehicles: 'offline',
    fail: { target: 'api', kind: 'dropAfterCommit', times: 3 },
  })
  await press('Lock 1 vehicle')
  await titled('Lock requested: 0 of 1 vehicle')
  app.cloud.clock.forward({ minutes: 2 })
  await press('Try it again')
  expect(await screen.findByText(/expired at .* before the vehicle took it/)).toBeTruthy()
  await press('Try it again')
  await titled('Lock requested: 1 of 1 vehicle')
  const keys = sent.filter(([id]) => id === one.vehicleId).map(([, key]) => key)
  expect(keys.length).toBe(5)
  expect(new Set(keys).size).toBe(2)
})

test('without a connection nothing is sent, now or later', async () => {
  const sent = keysSent()
  await showBulkActions(app, 'operator', vehicles)
  await press('Lock doors…')
  Object.defineProperty(navigator, 'onLine', { value: false, configurable: true })
  await press('Lock 8 vehicles')
  await screen.findByText('This was cut off')
  Reflect.deleteProperty(navigator, 'onLine')
  window.dispatchEvent(new Event('online'))
  expect(screen.getByText('Not sent: 8 vehicles. Nothing is sent later by itself.')).toBeTruthy()
  await press('Close')
  expect(sent).toEqual([])
})

test('who may not lock doors is told why, and the API refuses it too', async () => {
  await showBulkActions(app, 'newcomer', vehicles)
  const lock = await button('Lock doors…')
  expect(lock.getAttribute('aria-disabled')).toBe('true')
  const reason = document.getElementById(lock.getAttribute('aria-describedby') ?? '')?.textContent
  expect(reason).toContain('fleet/command')
  await userEvent.click(lock)
  expect(screen.queryByRole('dialog')).toBeNull()
  const { api } = await app.signedIn('newcomer')
  const [{ vehicleId }] = vehicles as readonly [Vehicle]
  const idempotencyKey = crypto.randomUUID()
  await expect(api.lockDoors({ vehicleId, idempotencyKey, body: {} })).rejects.toMatchObject({
    code: 'scope_missing',
  })
})
