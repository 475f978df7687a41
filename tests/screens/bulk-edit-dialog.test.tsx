import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Vehicle, VehicleChanges } from '#contract/vehicle.ts'
import { showBulkActions } from '../support/bulk-page.tsx'
import { control } from '../support/local-cloud.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()
let vehicles: readonly Vehicle[]
let depotNumber = 0

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const press = async (name: string | RegExp) => userEvent.click(await button(name))
const choose = async (field: string, words: string) =>
  userEvent.selectOptions(await screen.findByRole('combobox', { name: field }), words)
const titled = (name: string | RegExp) => screen.findByRole('heading', { name })

beforeEach(async () => {
  await control(app.cloud, { fail: null })
  const { api } = await app.signedIn('manager')
  const all = (await api.listVehicles({})).items
  depotNumber += 1
  vehicles = await Promise.all(
    all.slice(0, 10).map((one) => change(one, { depot: `Hof ${depotNumber}`, driver: `Ada ${depotNumber}` })),
  )
})

async function change({ vehicleId }: Vehicle, body: VehicleChanges): Promise<Vehicle> {
  const { api } = await app.signedIn('admin')
  const { version } = await api.readVehicle({ vehicleId })
  return api.updateVehicle({ vehicleId, version, body })
}

async function read(some = vehicles): Promise<readonly Vehicle[]> {
  const { api } = await app.signedIn('manager')
  return Promise.all(some.map(({ vehicleId }) => api.readVehicle({ vehicleId })))
}

const depotsOf = async (some = vehicles) => (await read(some)).map(({ depot }) => depot)

/** Chooses a depot, and goes on to the preview. */
async function previewDepot(depot: string): Promise<void> {
  await press('Change…')
  await choose('Depot', 'Set to…')
  await userEvent.type(await screen.findByLabelText('New depot'), depot)
  await press('Preview')
}

test('a change is previewed, made, counted and undone, and the list has it at once', async () => {
  const [first] = vehicles
  await change(first as Vehicle, { depot: 'Ulm' })
  const { store } = await showBulkActions(app, 'manager', vehicles)
  await previewDepot('Ulm')
  await titled('9 vehicles would change')
  expect(screen.getByText('Already so, and left as they are: 1 vehicle.')).toBeTruthy()
  const row = screen.getByRole('row', { name: /Depot/ })
  expect(within(row).getByText(`Hof ${depotNumber} (9)`)).toBeTruthy()
  expect(within(row).getByText('Ulm')).toBeTruthy()
  expect(await depotsOf(vehicles.slice(1))).toEqual(Array(9).fill(`Hof ${depotNumber}`))

  await press('Change 9 vehicles')
  const title = await titled('Changed: 9 of 9 vehicles')
  expect(document.activeElement).toBe(title)
  expect(await depotsOf()).toEqual(Array(10).fill('Ulm'))
  expect(vehicles.map(({ vehicleId }) => store.vehicles.get(vehicleId)?.depot)).toEqual(Array(10).fill('Ulm'))

  await press('Undo the change of 9 vehicles')
  await titled('Undone: 9 of 9 vehicles')
  expect(await depotsOf()).toEqual(['Ulm', ...Array(9).fill(`Hof ${depotNumber}`)])
  await press('Close')
  expect(screen.queryByRole('dialog')).toBeNull()
  await waitFor(async () => expect(document.activeElement).toBe(await button('Change…')))
})

test('someone else’s change of another field is kept; of the same field it is a conflict, and each may be settled', async () => {
  await showBulkActions(app, 'manager', vehicles)
  const [one, two, three] = vehicles as readonly [Vehicle, Vehicle, Vehicle]
  await press('Change…')
  await choose('Depot', 'Set to…')
  await userEvent.type(await screen.findByLabelText('New depot'), 'Ulm')
  await choose('Driver', 'Clear')
  await press('Preview')
  await titled('10 vehicles would change')
  await change(one, { callSign: 'X1' })
  await change(two, { depot: 'Köln' })
  await change(three, { depot: 'Bonn' })
  await press('Change 10 vehicles')
  await titled('Changed: 8 of 10 vehicles')
  expect(await read([one, two, three])).toMatchObject([
    { depot: 'Ulm', callSign: 'X1' },
    { depot: 'Köln', driver: two.driver },
    { depot: 'Bonn', driver: three.driver },
  ])
  expect(screen.getByText('admin was faster: Depot is now Köln, yours would be Ulm.')).toBeTruthy()

  await press(new RegExp(`^Overwrite.*${two.licensePlate}$`))
  await titled('Changed: 9 of 10 vehicles')
  await press(new RegExp(`^Keep theirs.*${three.licensePlate}$`))
  await titled('Changed: 10 of 10 vehicles')
  expect(await depotsOf([one, two, three])).toEqual(['Ulm', 'Ulm', 'Bonn'])
  expect((await read([three]))[0]?.driver).toBeUndefined()

  await change(one, { depot: 'Trier' })
  await press('Undo the change of 10 vehicles')
  await titled('Undone: 9 of 10 vehicles')
  expect(await read([one, two, three])).toMatchObject([
    { depot: 'Trier', callSign: 'X1' },
    { depot: 'Köln', driver: two.driver },
    { depot: 'Bonn', driver: three.driver },
  ])
  await press(/^Overwrite/)
  await titled('Undone: 10 of 10 vehicles')
  expect(await depotsOf([one])).toEqual([`Hof ${depotNumber}`])
})

test('what fails is listed by plate with its reason and request, and can be tried again', async () => {
  await showBulkActions(app, 'manager', vehicles)
  await previewDepot('Ulm')
  await titled('10 vehicles would change')
  await control(app.cloud, { fail: { target: 'api', kind: 'status', status: 429, times: 3 } })
  await press('Change 10 vehicles')
  await titled('Changed: 7 of 10 vehicles')
  const table = screen.getByRole('table', { name: 'Without success, 3 rows' })
  const rows = within(table).getAllByRole('row')
  expect(rows.length).toBe(3)
  expect(rows[0]?.textContent).toMatch(/busy and gave no answer .* Nothing was changed\..*Request /)
  await press('Try these 3 again')
  await titled('Changed: 10 of 10 vehicles')
  expect(await depotsOf()).toEqual(Array(10).fill('Ulm'))
})

test('an answer that is lost leaves its vehicle unsure; tried again it is done once, and can be undone', async () => {
  const [one] = vehicles as readonly [Vehicle]
  await showBulkActions(app, 'manager', [one])
  await previewDepot('Ulm')
  await titled('1 vehicle would change')
  await control(app.cloud, { fail: { target: 'api', kind: 'dropAfterCommit', times: 1 } })
  await press('Change 1 vehicle')
  await titled('Changed: 0 of 1 vehicle')
  expect(screen.getByText('Unsure')).toBeTruthy()
  await press('Try it again')
  await titled('Changed: 1 of 1 vehicle')
  expect(await read([one])).toMatchObject([{ depot: 'Ulm', version: one.version + 1 }])
  await press('Undo the change of 1 vehicle')
  await titled('Undone: 1 of 1 vehicle')
  expect(await depotsOf([one])).toEqual([one.depot])
})

test('a session that can’t go on stops it, says what is done and what is not, and it can go on afterwards', async () => {
  await showBulkActions(app, 'manager', vehicles)
  await previewDepot('Ulm')
  await titled('10 vehicles would change')
  Object.defineProperty(navigator, 'onLine', { value: false, configurable: true })
  await press('Change 10 vehicles')
  await screen.findByText('This was cut off')
  Reflect.deleteProperty(navigator, 'onLine')
  expect(screen.getByText(/^You are offline/)).toBeTruthy()
  expect(screen.getByText('Not sent: 10 vehicles. Nothing is sent later by itself.')).toBeTruthy()
  expect(await depotsOf()).toEqual(Array(10).fill(`Hof ${depotNumber}`))
  await press('Go on with the rest')
  await titled('Changed: 10 of 10 vehicles')
})

test('leaving the page while it runs asks, and Stop sends nothing more', async () => {
  const { router } = await showBulkActions(app, 'manager', vehicles)
  await previewDepot('Ulm')
  await titled('10 vehicles would change')
  await control(app.cloud, { latencyMs: 300 })
  await press('Change 10 vehicles')
  await titled('Changing 10 vehicles')
  void router.navigate('/elsewhere')
  await titled('Leave while it is under way?')
  await press('Stay')
  await press('Stop')
  await screen.findByText('You have stopped this')
  await control(app.cloud, { latencyMs: 0 })
  expect((await depotsOf()).filter((depot) => depot === 'Ulm').length).toBe(6)
  await press('Go on with the rest')
  await titled('Changed: 10 of 10 vehicles')
})

describe('what can’t be right is said at its field', () => {
  test.each([
    ['Depot', 'Set to…', 'New depot', 'x'.repeat(81), 'At most 80 characters'],
    ['Driver', 'Set to…', 'New driver', ' ', 'Must not be empty'],
    ['Tags', 'Add these…', 'Which tags, separated by commas', ',', 'Type at least one tag'],
  ])('%s', async (field, how, box, text, message) => {
    await showBulkActions(app, 'manager', vehicles)
    await press('Change…')
    await choose(field, how)
    await userEvent.type(await screen.findByLabelText(box), text)
    await press('Preview')
    expect(await screen.findByText(message)).toBeTruthy()
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true'))
  })

  test('nothing chosen', async () => {
    await showBulkActions(app, 'manager', vehicles)
    await press('Change…')
    await press('Preview')
    expect((await screen.findByRole('alert')).textContent).toBe('Choose at least one change.')
  })
})

test('a change that every vehicle has already offers nothing to send', async () => {
  await showBulkActions(app, 'manager', vehicles)
  await previewDepot(`Hof ${depotNumber}`)
  await titled('Nothing would change')
  expect(screen.queryByRole('button', { name: /^Change \d/ })).toBeNull()
  expect(screen.getByText('Already so, and left as they are: 10 vehicles.')).toBeTruthy()
})

test('who may not change vehicles is told why, and the API refuses it too', async () => {
  await showBulkActions(app, 'operator', vehicles)
  const change = await button('Change…')
  expect(change.getAttribute('aria-disabled')).toBe('true')
  expect(document.getElementById(change.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
    'fleet/write',
  )
  await userEvent.click(change)
  expect(screen.queryByRole('dialog')).toBeNull()
  const { api } = await app.signedIn('operator')
  const [one] = vehicles as readonly [Vehicle]
  const { vehicleId, version } = one
  await expect(api.updateVehicle({ vehicleId, version, body: { depot: 'Ulm' } })).rejects.toMatchObject({
    code: 'scope_missing',
  })
})
