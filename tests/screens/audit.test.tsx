import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Vehicle } from '#contract/vehicle.ts'
import { localFieldText } from '#fleet/audit/local-time.ts'
import { control } from '../support/local-cloud.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()
let vehicle: Vehicle

beforeEach(async () => {
  const { api } = await app.signedIn('manager')
  const [first] = (await api.listVehicles({ query: { limit: '1' } })).items
  if (!first) throw new Error('The test fleet has no vehicle')
  // In a minute of its own.
  app.cloud.clock.forward({ minutes: 1 })
  vehicle = await api.updateVehicle({
    ...first,
    body: { driver: `Driver ${first.version}` },
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

async function show(query = '') {
  await app.show('admin', `/audit${query}`)
  await screen.findByText(/that is all\.|The newest|No entry matches/)
}

const heads = () => screen.queryAllByText(/^was (?:not )?allowed to/).map(({ textContent }) => textContent)

async function refuseHistoryToOperator() {
  const { api } = await app.signedIn('operator')
  await api.readHistory({ vehicleId: vehicle.vehicleId }).catch(() => {})
}

test('a change of the tenant is listed with the vehicle that it is about; there is no way to change an entry', async () => {
  await show()
  const [entry] = screen.getAllByRole('listitem')
  expect(entry?.textContent).toMatch(
    new RegExp(`^Allowed manager was allowed to change a vehicle · ${vehicle.vehicleId}`),
  )
  expect(screen.getAllByRole('link', { name: vehicle.vehicleId })[0]?.getAttribute('href')).toBe(
    `/vehicles/${vehicle.vehicleId}`,
  )
  const controls = screen.getAllByRole('button').map(({ textContent }) => textContent)
  expect(controls.filter((words) => /delete|remove|edit|change/i.test(words))).toEqual([])
})

test('a vehicle that the app knows is called by its plate, one that is gone is text', async () => {
  const { api } = await app.signedIn('manager')
  const [, doomed] = (await api.listVehicles({})).items
  if (!doomed) throw new Error('The test fleet is too small')
  const { vehicleId, version } = doomed
  await api.updateVehicle({ vehicleId, version, body: { driver: 'Last' } })
  await control(app.cloud, { removeVehicle: { tenant: 'north', vehicleId } })
  // The fleet is read long enough after that, by this computer's clock too.
  vi.useFakeTimers({ toFake: ['Date'], now: app.cloud.clock.now() + 120_000 })
  await app.show('admin', '/vehicles')
  await screen.findByText(/^19 vehicles$/)
  await userEvent.click(screen.getByRole('link', { name: 'Audit' }))
  expect((await screen.findAllByRole('link', { name: vehicle.licensePlate })).length).toBeGreaterThan(0)
  expect(screen.queryByRole('link', { name: vehicleId })).toBeNull()
  expect(screen.getByText(vehicleId).parentElement?.textContent).toContain('(no longer in the fleet)')
})

describe('the filters are in the address', () => {
  test('a link with filters shows only what matches, and the fields say so', async () => {
    await refuseHistoryToOperator()
    await show('?person=operator&decision=denied&action=readHistory')
    expect(new Set(heads())).toEqual(
      new Set([expect.stringMatching(/^Refused operator was not allowed to see who changed a vehicle/)]),
    )
    expect(screen.getByLabelText<HTMLInputElement>('Person').value).toBe('operator')
    expect(screen.getByLabelText<HTMLSelectElement>('Decision').value).toBe('denied')
    expect(screen.getByLabelText<HTMLSelectElement>('Action').value).toBe('readHistory')
  })

  test('times are taken as those of the person’s zone, from one on and before the other', async () => {
    vi.stubEnv('TZ', 'Asia/Kolkata')
    const { api } = await app.signedIn('admin')
    const [newest] = (await api.readAudit({ query: { limit: '1' } })).items
    const at = newest?.at ?? ''
    await show()
    const before = heads().length
    const user = userEvent.setup()
    const field = screen.getByLabelText('Before')
    expect(screen.getByText('Times are in India Standard Time.')).toBeTruthy()
    await user.type(field, localFieldText(at))
    expect(heads().length).toBe(before)
    await user.click(screen.getByRole('button', { name: 'Show matching entries' }))
    await waitFor(() => expect(heads().length).toBe(before - 1))
    await user.type(screen.getByLabelText('From'), localFieldText(at))
    expect(await screen.findByText(/“From” must be earlier than “Before”/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Clear the filters' }))
    await waitFor(() => expect(heads().length).toBe(before))
    expect(screen.getByLabelText<HTMLInputElement>('Before').value).toBe('')
  })

  test('a value that means nothing is left out, and that is said', async () => {
    await show('?action=fly&decision=maybe&from=soon&person=manager')
    expect(
      screen.getByText(
        'The address has a value that means nothing for: Action, Decision, From. It was left out.',
      ),
    ).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('Person').value).toBe('manager')
    expect(heads().length).toBeGreaterThan(0)
  })

  test('members can be chosen, also those who have done nothing yet', async () => {
    await show()
    screen.getByLabelText('Person').focus()
    await waitFor(() => {
      const names = [...document.querySelectorAll('datalist option')].map(({ textContent }) => textContent)
      expect(names).toEqual(expect.arrayContaining(['admin', 'manager', 'operator']))
      expect(names).not.toContain('manager-south')
    })
  })
})

test('nothing that matches says what to do', async () => {
  await show('?person=nobody')
  expect(screen.getByText('No entry matches: choose other filters, or clear them.')).toBeTruthy()
})

test('an answer that fails says so and can be tried again', async () => {
  await control(app.cloud, { fail: { target: 'api', kind: 'status', status: 500, times: 1000 } })
  await app.show('admin', '/audit')
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/see who did what in the whole tenant/)
  await control(app.cloud, { fail: null })
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText(/that is all/)).toBeTruthy()
})

test('nothing of another tenant is in it', async () => {
  const south = await app.signedIn('manager-south')
  const [theirs] = (await south.api.listVehicles({ query: { limit: '1' } })).items
  if (!theirs) throw new Error('South has no vehicle')
  await south.api.updateVehicle({ ...theirs, body: { driver: `Theirs ${theirs.version}` } })
  await show()
  expect(screen.queryByText(/Theirs/)).toBeNull()
  expect(heads().filter((head) => head.includes('south'))).toEqual([])
})

describe.each([
  ['operator', 'scope_missing'],
  ['manager', 'scope_missing'],
  ['newcomer', 'scope_missing'],
])('%s', (username, code) => {
  test('is told why there is no audit, nothing is asked, and the API refuses it', async () => {
    const asked: string[] = []
    app.onRequest(({ url }) => asked.push(url))
    await app.show(username, '/audit')
    expect(await screen.findByRole('heading', { name: 'Audit' })).toBeTruthy()
    expect(
      screen.getByText(
        /You may not see who did what in the whole tenant: .* fleet\/admin, which the group admin gives/,
      ),
    ).toBeTruthy()
    expect(screen.queryByText(/Export/)).toBeNull()
    expect(asked.filter((url) => url.includes('/audit/'))).toEqual([])
    const { api } = await app.signedIn(username)
    await expect(api.readAudit({})).rejects.toMatchObject({ status: 401, code })
  })
})
