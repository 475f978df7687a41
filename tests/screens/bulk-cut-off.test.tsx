import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import type { Vehicle } from '#contract/vehicle.ts'
import { showBulkActions } from '../support/bulk-page.tsx'
import { control } from '../support/local-cloud.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()
let vehicles: readonly Vehicle[]

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const notes = () => Object.keys(localStorage).filter((key) => key.endsWith('/bulk'))

beforeEach(async () => {
  const { api } = await app.signedIn('manager')
  vehicles = (await api.listVehicles({})).items.slice(0, 10)
  localStorage.clear()
})

async function beginLocking(): Promise<void> {
  await press('Lock doors…')
  await press('Lock 10 vehicles')
}

test('where the session ends, what is left is said, kept sealed, and can be selected after signing in again', async () => {
  const { unmount } = await showBulkActions(app, 'manager', vehicles)
  app.cloud.clock.forward({ hours: 1 })
  await beginLocking()
  expect(await screen.findByText('This was cut off')).toBeTruthy()
  expect(screen.getByText(/^Not sent: 10 vehicles/)).toBeTruthy()
  await waitFor(() => expect(notes().length).toBe(1))
  unmount()

  const other = await showBulkActions(app, 'admin', vehicles)
  await screen.findByRole('button', { name: 'Change…' })
  expect(screen.queryByText(/was cut off at/)).toBeNull()
  other.unmount()

  const { reselected } = await showBulkActions(app, 'manager', [])
  expect(await screen.findByText(/^Locking doors was cut off at/)).toBeTruthy()
  expect(screen.getByText(/Answered: 0 vehicles\. .*Not sent: 10 vehicles/)).toBeTruthy()
  await press('Select these 10 vehicles')
  expect(reselected.toSorted()).toEqual(vehicles.map(({ vehicleId }) => vehicleId).toSorted())
  await waitFor(() => expect(notes()).toEqual([]))
})

test('where the page goes away in the middle, those under way are finished, and the rest is known afterwards', async () => {
  const { unmount } = await showBulkActions(app, 'manager', vehicles)
  await press('Lock doors…')
  await control(app.cloud, { latencyMs: 300 })
  await press('Lock 10 vehicles')
  await screen.findByRole('heading', { name: 'Locking 10 vehicles' })
  unmount()
  await waitFor(() => expect(notes().length).toBe(1))
  await control(app.cloud, { latencyMs: 0 })
  await showBulkActions(app, 'manager', [])
  expect(await screen.findByText(/Answered: 6 vehicles\. .*Not sent: 4 vehicles/)).toBeTruthy()
})

/** Begins without a connection, which comes back when that has cut it off. */
async function beginOffline(): Promise<void> {
  Object.defineProperty(navigator, 'onLine', { value: false, configurable: true })
  await beginLocking()
  await screen.findByText('This was cut off')
  Reflect.deleteProperty(navigator, 'onLine')
  await waitFor(() => expect(notes().length).toBe(1))
}

test('nothing is kept of a run that went on and was finished', async () => {
  await showBulkActions(app, 'manager', vehicles)
  await beginOffline()
  await press('Go on with the rest')
  await screen.findByRole('heading', { name: 'Lock requested: 10 of 10 vehicles' })
  await waitFor(() => expect(notes()).toEqual([]))
})

test('nothing is kept of a run that was closed', async () => {
  await showBulkActions(app, 'manager', vehicles)
  await beginOffline()
  await press('Close')
  await waitFor(() => expect(notes()).toEqual([]))
})
