import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Vehicle, VehicleChanges } from '#contract/vehicle.ts'
import { line } from '../support/line.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()
let vehicle: Vehicle
let other: Vehicle

beforeEach(async () => {
  const { api } = await app.signedIn('manager')
  const [first, second] = (await api.listVehicles({})).items
  if (!first || !second) throw new Error('The test fleet is too small')
  vehicle = await change(first, { driver: 'Ada', depot: 'Hof', callSign: null })
  other = second
  // What the test before has left unsaved. Last: by now it is written.
  localStorage.clear()
})

async function change({ vehicleId, version }: Vehicle, body: VehicleChanges): Promise<Vehicle> {
  const { api } = await app.signedIn('admin')
  const current = await api.readVehicle({ vehicleId })
  const same = Object.entries(body).every(([key, value]) => (Reflect.get(current, key) ?? null) === value)
  return same ? current : api.updateVehicle({ vehicleId, version: Math.max(version, current.version), body })
}

async function read(): Promise<Vehicle> {
  const { api } = await app.signedIn('manager')
  return api.readVehicle({ vehicleId: vehicle.vehicleId })
}

async function edit(field: string, text: string): Promise<void> {
  const box = await screen.findByRole('textbox', { name: field })
  await userEvent.clear(box)
  if (text !== '') await userEvent.type(box, text)
}

const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }))

test('only what was changed is saved, with a history entry, and the page says so', async () => {
  await app.show('manager', `/vehicles/${vehicle.vehicleId}/edit`)
  await edit('Driver', 'Grace Hopper')
  expect(screen.getByText('Changed: Driver')).toBeTruthy()
  await userEvent.selectOptions(screen.getByLabelText('Lifecycle'), 'Maintenance')
  await save()
  await screen.findByText('Saved.')
  expect(await read()).toMatchObject({
    driver: 'Grace Hopper',
    lifecycle: 'maintenance',
    depot: 'Hof',
    version: vehicle.version + 1,
    updatedBy: 'manager',
  })
  expect(await screen.findByText(line('Driver: Ada → Grace Hopper'))).toBeTruthy()
  await change(await read(), { lifecycle: vehicle.lifecycle })
})

test('saving without a change says that there was nothing to save, and sends nothing', async () => {
  await app.show('manager', `/vehicles/${vehicle.vehicleId}/edit`)
  await screen.findByRole('textbox', { name: 'Driver' })
  await save()
  expect(await screen.findByText(/^Nothing to save/)).toBeTruthy()
  expect((await read()).version).toBe(vehicle.version)
})

test('a double press saves once', async () => {
  const sent: string[] = []
  app.onRequest(({ method, url }) => {
    if (method === 'PATCH' && url.endsWith(vehicle.vehicleId)) sent.push(url)
  })
  await app.show('manager', `/vehicles/${vehicle.vehicleId}/edit`)
  await edit('Driver', 'Once')
  const button = screen.getByRole('button', { name: 'Save' })
  fireEvent.click(button)
  fireEvent.click(button)
  expect(await screen.findByText('Saved.')).toBeTruthy()
  expect(sent.length).toBe(1)
})

test('an emptied optional field is cleared', async () => {
  await app.show('manager', `/vehicles/${vehicle.vehicleId}/edit`)
  await edit('Depot', '')
  await save()
  await screen.findByText('Saved.')
  expect((await read()).depot).toBeUndefined()
})

describe('what can’t be right is said at its field, and nothing is sent', () => {
  test.each([
    ['VIN', '1M8GDM9A0KP042788', /check digit/],
    ['VIN', '1M8', /17 characters; this one has 3/],
    ['Model year', 'soon', /Expected a year/],
    ['Make', '', /Must not be empty/],
    ['Licence plate', 'A VERY LONG LICENCE PLATE', /At most 16 characters/],
  ])('%s “%s”', async (field, text, message) => {
    await app.show('manager', `/vehicles/${vehicle.vehicleId}/edit`)
    await edit(field, text)
    await save()
    expect(await screen.findByText(message)).toBeTruthy()
    const box = screen.getByRole('textbox', { name: field })
    expect(box.getAttribute('aria-invalid')).toBe('true')
    expect(box).toHaveProperty('value', text)
    expect((await read()).version).toBe(vehicle.version)
  })
})

test('a VIN that another vehicle has is refused by the API, and the message lands on the field', async () => {
  await app.show('manager', `/vehicles/${vehicle.vehicleId}/edit`)
  await edit('VIN', other.vin)
  await save()
  await waitFor(() =>
    expect(screen.getByRole('textbox', { name: 'VIN' }).getAttribute('aria-invalid')).toBe('true'),
  )
  expect((await read()).vin).toBe(vehicle.vin)
})

test('what the API refuses at no field of the form is said too, beside what it says of a field', async () => {
  await app.show('manager', `/vehicles/${vehicle.vehicleId}/edit`)
  await edit('Driver', 'Grace Hopper')
  const fields = [
    { field: 'driver', message: 'Not a driver of ours' },
    { field: 'shift', message: 'Not a field of a vehicle' },
  ]
  const error = { code: 'request_invalid', message: 'driver: no; shift: no', requestId: 'r-1', fields }
  vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(Response.json({ error }, { status: 400 }))
  await save()
  expect(await screen.findByText('Not a driver of ours')).toBeTruthy()
  expect(screen.getByText('Request r-1')).toBeTruthy()
  expect(screen.getByRole('textbox', { name: 'Driver' })).toHaveProperty('value', 'Grace Hopper')
  vi.restoreAllMocks()
  await save()
  expect(await screen.findByText('Saved.')).toBeTruthy()
})

test('someone else’s change of another field is kept, and said', async () => {
  await app.show('manager', `/vehicles/${vehicle.vehicleId}/edit`)
  await edit('Driver', 'Bo')
  await change(vehicle, { depot: 'Ulm' })
  await save()
  await screen.findByText('Saved. Someone else had changed Depot meanwhile; that was kept.')
  expect(await read()).toMatchObject({ driver: 'Bo', depot: 'Ulm' })
})

test('someone else’s change of the same field shows both, keeps what was typed, and lets me choose', async () => {
  await app.show('manager', `/vehicles/${vehicle.vehicleId}/edit`)
  await edit('Driver', 'Bo')
  await edit('Depot', 'Ulm')
  await change(vehicle, { driver: 'Cy' })
  await save()
  const row = await screen.findByRole('row', { name: /Driver/ })
  expect(within(row).getByText('Bo')).toBeTruthy()
  expect(within(row).getByText('Cy')).toBeTruthy()
  expect(screen.getByRole('textbox', { name: 'Driver' })).toHaveProperty('value', 'Bo')
  expect(screen.getByRole('textbox', { name: 'Depot' })).toHaveProperty('value', 'Ulm')
  expect(await read()).toMatchObject({ driver: 'Cy', depot: 'Hof' })

  await userEvent.click(within(row).getByRole('button', { name: /Take theirs/ }))
  await save()
  await screen.findByText(/^Saved/)
  expect(await read()).toMatchObject({ driver: 'Cy', depot: 'Ulm', version: vehicle.version + 2 })
})

test('leaving with unsaved changes asks first', async () => {
  await app.show('manager', `/vehicles/${vehicle.vehicleId}/edit`)
  await edit('Driver', 'Bo')
  await userEvent.click(screen.getByRole('link', { name: /Back to the vehicle/ }))
  await screen.findByRole('heading', { name: 'Leave without saving?', hidden: true })
  await userEvent.click(screen.getByRole('button', { name: 'Stay and go on', hidden: true }))
  expect(screen.getByRole('textbox', { name: 'Driver' })).toHaveProperty('value', 'Bo')
})

test('a vehicle that is not there, and one of another tenant, are the same “no such vehicle”', async () => {
  const { api } = await app.signedIn('manager-south')
  const [foreign] = (await api.listVehicles({ query: { limit: '1' } })).items
  const heading = { name: 'There is no such vehicle in your fleet' }
  const first = await app.show('manager', '/vehicles/nothing-here')
  expect(await screen.findByRole('heading', heading)).toBeTruthy()
  first.unmount()
  await app.show('manager', `/vehicles/${foreign?.vehicleId}/edit`)
  expect(await screen.findByRole('heading', heading)).toBeTruthy()
})
