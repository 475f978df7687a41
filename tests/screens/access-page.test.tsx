import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type RouteName, routeNames } from '#contract/routes.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import type { ApiError } from '#fleet/api/api-error.ts'
import type { FleetApi } from '#fleet/api/fleet-api.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()
afterEach(() => {
  vi.useRealTimers()
})

/** How each row of the table is called. */
const calls: Record<RouteName, (api: FleetApi, vehicle: Vehicle) => Promise<unknown>> = {
  listVehicles: (api) => api.listVehicles({ query: { limit: '1' } }),
  listTelemetry: (api) => api.listTelemetry({ query: { limit: '1' } }),
  readVehicle: (api, { vehicleId }) => api.readVehicle({ vehicleId }),
  readHistory: (api, { vehicleId }) => api.readHistory({ vehicleId }),
  readTelemetry: (api, { vehicleId }) => api.readTelemetry({ vehicleId }),
  readCommands: (api, { vehicleId }) => api.readCommands({ vehicleId }),
  updateVehicle: (api, { vehicleId, version }) =>
    api.updateVehicle({ vehicleId, version, body: { depot: `Depot ${version}` } }),
  addVehicles: (api) => api.addVehicles({ body: { vehicles: [{}], dryRun: true } }),
  lockDoors: (api, { vehicleId }) =>
    api.lockDoors({ vehicleId, idempotencyKey: crypto.randomUUID(), body: {} }),
  unlockDoors: (api, { vehicleId }) =>
    api.unlockDoors({ vehicleId, idempotencyKey: crypto.randomUUID(), body: {} }),
  immobilize: (api, { vehicleId }) =>
    api.immobilize({ vehicleId, idempotencyKey: crypto.randomUUID(), body: { reason: 'Stolen' } }),
  release: (api, { vehicleId }) =>
    api.release({ vehicleId, idempotencyKey: crypto.randomUUID(), body: { reason: 'Found' } }),
  listAdmins: (api) => api.listAdmins({}),
  listMembers: (api) => api.listMembers({}),
  updateMember: (api) =>
    api.updateMember({ username: 'operator', body: { groups: ['operator'], seen: ['operator'] } }),
  readAudit: (api) => api.readAudit({ query: { limit: '1' } }),
}

// By hand: what each row says, and why the API refuses.
const rows: Record<string, Record<RouteName, string>> = {
  operator: {
    listVehicles: 'Allowed',
    listTelemetry: 'Allowed',
    readVehicle: 'Allowed',
    readHistory: 'group_missing',
    readTelemetry: 'Allowed',
    readCommands: 'Allowed',
    updateVehicle: 'scope_missing',
    addVehicles: 'scope_missing',
    lockDoors: 'Allowed',
    unlockDoors: 'scope_missing',
    immobilize: 'scope_missing',
    release: 'scope_missing',
    listAdmins: 'Allowed',
    listMembers: 'scope_missing',
    updateMember: 'scope_missing',
    readAudit: 'scope_missing',
  },
  manager: {
    ...allowedAll(),
    immobilize: 'group_missing',
    release: 'group_missing',
    listMembers: 'scope_missing',
    updateMember: 'scope_missing',
    readAudit: 'scope_missing',
  },
  admin: allowedAll(),
  newcomer: {
    listVehicles: 'scope_missing',
    listTelemetry: 'scope_missing',
    readVehicle: 'scope_missing',
    readHistory: 'scope_missing',
    readTelemetry: 'scope_missing',
    readCommands: 'scope_missing',
    updateVehicle: 'scope_missing',
    addVehicles: 'scope_missing',
    lockDoors: 'scope_missing',
    unlockDoors: 'scope_missing',
    immobilize: 'scope_missing',
    release: 'scope_missing',
    listAdmins: 'scope_missing',
    listMembers: 'scope_missing',
    updateMember: 'scope_missing',
    readAudit: 'scope_missing',
  },
}

function allowedAll(): Record<RouteName, string> {
  return {
    listVehicles: 'Allowed',
    listTelemetry: 'Allowed',
    readVehicle: 'Allowed',
    readHistory: 'Allowed',
    readTelemetry: 'Allowed',
    readCommands: 'Allowed',
    updateVehicle: 'Allowed',
    addVehicles: 'Allowed',
    lockDoors: 'Allowed',
    unlockDoors: 'Allowed',
    immobilize: 'Allowed',
    release: 'Allowed',
    listAdmins: 'Allowed',
    listMembers: 'Allowed',
    updateMember: 'Allowed',
    readAudit: 'Allowed',
  }
}

/** A vehicle of north as it is now, whoever may not see it. */
async function anyVehicle(): Promise<Vehicle> {
  const { api } = await app.signedIn('admin')
  const [vehicle] = (await api.listVehicles({ query: { limit: '1' } })).items
  if (!vehicle) throw new Error('The test fleet has no vehicle')
  return vehicle
}

/** How the API answers: what the row must begin with, and the refusal's own words, which may say more than the row. */
async function answerTo(username: string, route: RouteName) {
  const { api } = await app.signedIn(username)
  const vehicle = await anyVehicle()
  return calls[route](api, vehicle).then(
    () => ({ code: 'Allowed', begins: 'AllowedYou may ', words: null }),
    ({ code, message }: ApiError) => ({ code, begins: 'RefusedYou may not ', words: `Refused${message}` }),
  )
}

async function rowsOf(username: string): Promise<string[]> {
  await app.show(username, '/access')
  const section = await screen.findByRole('region', { name: 'What you may do' })
  return within(section)
    .getAllByRole('listitem')
    .map((item) => item.textContent ?? '')
}

describe.each(Object.keys(rows))('%s', (username) => {
  test.each(routeNames)('%s: the page says what the API answers, in the same words', async (route) => {
    const { code, begins, words } = await answerTo(username, route)
    expect(code).toBe(rows[username]?.[route])
    const said = await rowsOf(username)
    expect(said).toHaveLength(routeNames.length)
    const row = said[routeNames.indexOf(route)] ?? ''
    expect(row.startsWith(begins)).toBe(true)
    expect((words ?? row).slice(0, row.length)).toBe(row)
  })
})

test('each call stands under the scope that it needs, and the page says which of them the person has', async () => {
  await app.show('operator', '/access')
  const command = await screen.findByRole('region', { name: 'fleet/command' })
  expect(within(command).getByText('You have this scope')).toBeTruthy()
  expect(within(command).getByText('You may lock the doors of a vehicle.')).toBeTruthy()
  const unlock = screen.getByRole('region', { name: 'fleet/unlock' })
  expect(within(unlock).getByText('You lack this scope')).toBeTruthy()
  expect(within(unlock).getByText(/Comes with: manager, admin/)).toBeTruthy()
  const { api } = await app.signedIn('operator')
  const { vehicleId } = await anyVehicle()
  await expect(api.unlockDoors({ vehicleId, idempotencyKey: 'k', body: {} })).rejects.toMatchObject({
    code: 'scope_missing',
  })
})

test('a person sees who they are, their tenant, and what their group gives', async () => {
  await app.show('manager-south', '/access')
  const person = await screen.findByRole('region', { name: 'Who you are' })
  const definitions = within(person)
    .getAllByRole('definition')
    .map((one) => one.textContent)
  expect(definitions[1]).toBe('manager-south')
  expect(definitions[2]).toMatch(/^south/)
  expect(definitions[3]).toBe(
    'managergives fleet/read, fleet/telemetry, fleet/write, fleet/command, fleet/unlock',
  )
})

test('once a sign-in is too old for it, unlocking says that it asks again, as the API does', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: app.cloud.clock.now() })
  const { api } = await app.signedIn('manager')
  await app.show('manager', '/access')
  const unlock = await screen.findByRole('region', { name: 'fleet/unlock' })
  expect(within(unlock).getByText('Allowed')).toBeTruthy()
  app.cloud.clock.forward({ minutes: 6 })
  vi.setSystemTime(app.cloud.clock.now())
  expect(await within(unlock).findByText('Asks again')).toBeTruthy()
  const { vehicleId } = await anyVehicle()
  const unlocking = api.unlockDoors({ vehicleId, idempotencyKey: 'late', body: {} })
  await expect(unlocking).rejects.toMatchObject({ code: 'fresh_sign_in_required' })
  const { message } = (await unlocking.catch((error: ApiError) => error)) as ApiError
  const words = within(unlock).getByText(/^To unlock the doors of a vehicle you must/).textContent
  expect(message.slice(0, words.length)).toBe(words)
})

test('a newcomer gets from the vehicles to the page that explains, and the API still refuses the list', async () => {
  await app.show('newcomer', '/vehicles')
  await userEvent.click(await screen.findByRole('link', { name: /See what your access is/ }))
  expect(await screen.findByRole('heading', { name: 'Your access' })).toBeTruthy()
  expect(screen.getByText(/Exactly one group named tenant:<id>/)).toBeTruthy()
  await userEvent.click(screen.getByRole('link', { name: /Fleet Console/ }))
  expect(await screen.findByRole('heading', { name: /you have no access yet/ })).toBeTruthy()
  const { api } = await app.signedIn('newcomer')
  await expect(api.listVehicles({})).rejects.toMatchObject({ code: 'scope_missing' })
})

test('a newcomer may not type the address of a vehicle or of its form either', async () => {
  const { vehicleId, version } = await anyVehicle()
  const { api } = await app.signedIn('newcomer')
  for (const page of [`/vehicles/${vehicleId}`, `/vehicles/${vehicleId}/edit`]) {
    const { unmount } = await app.show('newcomer', page)
    expect(await screen.findByRole('heading', { name: /you have no access yet/ })).toBeTruthy()
    unmount()
  }
  await expect(api.readVehicle({ vehicleId })).rejects.toMatchObject({ code: 'scope_missing' })
  await expect(api.updateVehicle({ vehicleId, version, body: {} })).rejects.toMatchObject({
    code: 'scope_missing',
  })
})

test('the person’s name in the header leads to the page, and is marked there', async () => {
  await app.show('manager', '/vehicles')
  const link = await screen.findByRole('link', { name: 'manager – your access' })
  expect(link.getAttribute('aria-current')).toBeNull()
  await userEvent.click(link)
  expect(await screen.findByRole('heading', { name: 'Your access' })).toBeTruthy()
  await waitFor(() =>
    expect(screen.getByRole('link', { name: 'manager – your access' }).getAttribute('aria-current')).toBe(
      'page',
    ),
  )
})

test('no page holds the token, the open support bundle included', async () => {
  const { token } = await app.signedIn('manager')
  await app.show('manager', '/access')
  await userEvent.click(await screen.findByText('See exactly what is in it'))
  const shown = document.documentElement.outerHTML
  expect(shown).toContain('aws-amplify')
  expect(shown).not.toMatch(/eyJ[\w-]{8,}/)
  for (const part of token.split('.').slice(0, 2)) expect(shown).not.toContain(part.slice(0, 24))
})
