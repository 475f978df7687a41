import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import type { AuditEntry } from '#contract/history.ts'
import type { Vehicle, VehicleChanges } from '#contract/vehicle.ts'
import { EntryList } from '#fleet/audit/entry-list.tsx'
import { timeWords } from '#fleet/words.ts'
import { line } from '../support/line.ts'
import { control } from '../support/local-cloud.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()
let vehicle: Vehicle
let next = 0

beforeEach(async () => {
  // Each test has a vehicle without a past.
  const { api } = await app.signedIn('manager')
  const { items } = await api.listVehicles({})
  const unused = items[next++]
  if (!unused) throw new Error('The test fleet is too small')
  vehicle = unused
})

async function change(username: string, body: VehicleChanges): Promise<void> {
  const { api } = await app.signedIn(username)
  const { vehicleId, version } = vehicle
  vehicle = await api.updateVehicle({ vehicleId, version, body })
}

/** What someone who may not see the history is answered; the attempt is in it afterwards. */
async function beRefused(username: string): Promise<unknown> {
  const { api } = await app.signedIn(username)
  return api.readHistory({ vehicleId: vehicle.vehicleId }).catch((error: unknown) => error)
}

async function history(username = 'manager') {
  await app.show(username, `/vehicles/${vehicle.vehicleId}`)
  return within(await screen.findByRole('region', { name: 'History' }))
}

type History = Awaited<ReturnType<typeof history>>

/** The entries' first lines, newest first. */
const heads = (section: History) =>
  section.queryAllByText(/^was (?:not )?allowed to/).map(({ textContent }) => textContent)

const firstEntry = async (section: History) =>
  within((await section.findAllByRole('listitem'))[0] ?? document.createElement('li'))

test('a change says who, what, when, from which value in words to which, and what allowed it', async () => {
  await change('manager', { driver: 'Ada', tags: [], lifecycle: 'available', powertrain: 'hybrid' })
  await change('admin', {
    driver: null,
    tags: ['van', 'cold'],
    lifecycle: 'outOfService',
    powertrain: 'electric',
  })
  const section = await history()
  for (const text of [
    'Driver: Ada → not set',
    'Tags: not set → van, cold',
    'Lifecycle: Available → Out of service',
    'Powertrain: Hybrid → Electric',
  ]) {
    expect(await section.findByText(line(text))).toBeTruthy()
  }
  expect(heads(section)).toEqual([
    'Allowed admin was allowed to change a vehicle',
    'Allowed manager was allowed to change a vehicle',
  ])
  expect(section.getByText(/By the scope fleet\/write and the group admin$/)).toBeTruthy()
  expect(section.getByText('2 entries: that is all.')).toBeTruthy()
})

test('the exact time and the request id are there on demand, and the id can be copied', async () => {
  await change('manager', { driver: 'Ada' })
  const [entry] = await entriesOf('manager')
  const section = await history()
  const details = within((await firstEntry(section)).getByRole('group'))
  expect(details.getByText(entry?.at ?? '')).toBeTruthy()
  expect(details.getByText(entry?.requestId ?? '')).toBeTruthy()
  const user = userEvent.setup()
  const writeText = vi.spyOn(navigator.clipboard, 'writeText')
  await user.click(details.getByRole('button', { name: 'Copy the request id' }))
  expect(await details.findByText('Copied.')).toBeTruthy()
  expect(writeText).toHaveBeenCalledWith(entry?.requestId)
  writeText.mockRejectedValue(new DOMException('Not allowed', 'NotAllowedError'))
  await user.click(details.getByRole('button', { name: 'Copy the request id' }))
  expect(await details.findByText(/does not let us copy/)).toBeTruthy()
  expect(window.getSelection()?.toString()).toBe(entry?.requestId)
})

async function entriesOf(username: string): Promise<readonly AuditEntry[]> {
  const { api } = await app.signedIn(username)
  return (await api.readHistory({ vehicleId: vehicle.vehicleId })).items
}

test('what was refused is there too, told apart by words, with what was missing', async () => {
  await change('manager', { driver: 'Ada' })
  expect(await beRefused('operator')).toMatchObject({ status: 403, code: 'group_missing' })
  const section = await history()
  const entry = await firstEntry(section)
  expect(entry.getByText('Refused')).toBeTruthy()
  expect(entry.getByText(/Missing: the group manager or admin$/)).toBeTruthy()
  expect(heads(section)).toEqual([
    'Refused operator was not allowed to see who changed a vehicle',
    'Allowed manager was allowed to change a vehicle',
  ])
})

test('texts of people are shown as texts, and those that run from right to left don’t swap from and to', async () => {
  const hostile = '<img src=x onerror=alert(1)>'
  await change('manager', { driver: 'שלום', depot: hostile })
  await change('manager', { driver: 'דוד' })
  const section = await history()
  const item = await section.findByText(line('Driver: שלום → דוד'))
  expect([...item.querySelectorAll('bdi')].map(({ textContent }) => textContent)).toEqual(['שלום', 'דוד'])
  expect(section.getByText(hostile).tagName).toBe('BDI')
  expect(document.querySelector('img[src="x"]')).toBeNull()
})

test('decision, action and person filter, together; what is typed counts when it is confirmed', async () => {
  await change('manager', { driver: 'Ada' })
  await change('admin', { driver: 'Bo' })
  await beRefused('operator')
  const { api } = await app.signedIn('manager')
  await api.lockDoors({ vehicleId: vehicle.vehicleId, idempotencyKey: crypto.randomUUID(), body: {} })
  const section = await history()
  await section.findByText('4 entries: that is all.')
  const user = userEvent.setup()
  await user.click(section.getByText('Filter'))

  await user.selectOptions(section.getByLabelText('Decision'), 'Allowed')
  await section.findByText('3 entries: that is all.')
  await user.selectOptions(section.getByLabelText('Action'), 'Change a vehicle')
  await section.findByText('2 entries: that is all.')
  await user.type(section.getByLabelText('Person'), 'adm')
  expect(section.getByText('2 entries: that is all.')).toBeTruthy()
  await user.type(section.getByLabelText('Person'), 'in{Enter}')
  await section.findByText('1 entry: that is all.')
  expect(heads(section)).toEqual(['Allowed admin was allowed to change a vehicle'])
  await user.selectOptions(section.getByLabelText('Decision'), 'Refused')
  expect(await section.findByText(/^No entry matches/)).toBeTruthy()
  expect(section.getByText('Filter: not everything is shown')).toBeTruthy()
  await user.click(section.getByRole('button', { name: 'Clear the filters' }))
  await section.findByText('4 entries: that is all.')
  expect(section.getByLabelText<HTMLInputElement>('Person').value).toBe('')
})

test('twenty entries at first, older ones when asked for, each once; the focus goes to the end of the list', async () => {
  for (let count = 1; count <= 23; count++) await change('manager', { driver: `Driver ${count}` })
  const section = await history()
  await section.findByText(/^The newest 20 entries\. Looked at everything since/)
  const more = section.getByRole('button', { name: 'Load more' })
  more.focus()
  fireEvent.click(more)
  fireEvent.click(more)
  const end = await section.findByText('23 entries: that is all.')
  await waitFor(() => expect(document.activeElement).toBe(end))
  expect(section.queryByRole('button', { name: /Load more|Look/ })).toBeNull()
  const expected = Array.from(
    { length: 22 },
    (_, index) => `Driver: Driver ${22 - index} → Driver ${23 - index}`,
  )
  const shown = section.getAllByText(/^Driver:/).map(({ textContent }) => textContent)
  expect(shown.slice(0, 22)).toEqual(expected)
})

test('one’s own save is at the top at once, older pages stay', async () => {
  for (let count = 1; count <= 21; count++) await change('manager', { driver: `Driver ${count}` })
  const section = await history()
  await userEvent.click(await section.findByRole('button', { name: 'Load more' }))
  await section.findByText('21 entries: that is all.')
  await userEvent.click(screen.getByRole('button', { name: 'Lock doors' }))
  expect(await section.findByText('22 entries: that is all.')).toBeTruthy()
  expect(heads(section)[0]).toBe('Allowed manager was allowed to lock the doors of a vehicle')
})

test('where nothing was found so far, it says how far it has looked, and looks further back when asked', async () => {
  const loadMore = vi.fn<() => Promise<boolean>>().mockResolvedValue(true)
  const searchedTo = '2026-01-31T06:00:00.000Z'
  const list = { entries: [], hasMore: true, searchedTo, error: null, isLoadingMore: false }
  const others = { isReloading: false, loadMore, reload: () => {} }
  render(<EntryList list={{ ...list, ...others }} empty="No entry matches." />)
  expect(
    screen.getByText(`Nothing found yet. Looked at everything since ${timeWords(searchedTo)}.`),
  ).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Look further back' }))
  expect(loadMore).toHaveBeenCalledOnce()
})

test('an older page that fails keeps what is there, and can be asked for again', async () => {
  for (let count = 1; count <= 21; count++) await change('manager', { driver: `Driver ${count}` })
  const section = await history()
  const more = await section.findByRole('button', { name: 'Load more' })
  await control(app.cloud, { fail: { target: 'api', kind: 'status', status: 400, times: 1 } })
  await userEvent.click(more)
  await section.findByRole('alert')
  expect(heads(section).length).toBe(20)
  await userEvent.click(section.getByRole('button', { name: 'Try again' }))
  await section.findByText('21 entries: that is all.')
  expect(section.queryByRole('alert')).toBeNull()
})

test('a vehicle that nobody has touched says so', async () => {
  const section = await history('admin')
  expect(await section.findByText('Nobody has changed this vehicle yet.')).toBeTruthy()
})

test('an operator is told why there is no history, nothing is asked, and the API refuses it', async () => {
  const asked: string[] = []
  app.onRequest(({ url }) => asked.push(url))
  const section = await history('operator')
  expect(
    await section.findByText(
      /You may not see who changed a vehicle: this is for the groups manager and admin/,
    ),
  ).toBeTruthy()
  expect(section.queryByText('Filter')).toBeNull()
  expect(asked.filter((url) => url.includes('/history'))).toEqual([])
  expect(await beRefused('operator')).toMatchObject({ status: 403, code: 'group_missing' })
})
