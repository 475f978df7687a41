import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { control } from '../support/local-cloud.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()

const plates = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getByRole('link').textContent)

test('the whole fleet is counted, and only the rows on screen exist', async () => {
  await app.show('operator', '/vehicles')
  const table = await screen.findByRole('grid', { name: 'Vehicles' })
  await screen.findByText(/^20 vehicles/)
  expect(table.getAttribute('aria-rowcount')).toBe('21')
  expect(plates().length).toBeLessThan(20)
})

test('search, filter and order are in the address, and narrow what is shown', async () => {
  const { api } = await app.signedIn('operator')
  const all = (await api.listVehicles({})).items
  const wanted = all[7]
  if (!wanted) throw new Error('The test fleet is too small')

  await app.show('operator', `/vehicles?q=${wanted.vin.toLowerCase()}`)
  await waitFor(() => expect(plates()).toEqual([wanted.licensePlate]))
  expect(screen.getByRole('searchbox')).toHaveProperty('value', wanted.vin.toLowerCase())
  expect(screen.getByText(/^1 of 20 vehicles/)).toBeTruthy()

  await userEvent.clear(screen.getByRole('searchbox'))
  await waitFor(() => expect(screen.getByText(/^20 vehicles/)).toBeTruthy())
  const plateHead = screen.getByRole('columnheader', { name: /Plate/ })
  expect(plateHead.getAttribute('aria-sort')).toBe('ascending')
  const ascending = plates()
  await userEvent.click(within(plateHead).getByRole('button'))
  await waitFor(() => expect(plateHead.getAttribute('aria-sort')).toBe('descending'))
  expect(plates()[0]).not.toBe(ascending[0])
})

test('nothing found says so, and offers everything again', async () => {
  await app.show('operator', '/vehicles?q=zzzz&lifecycle=stolen')
  await screen.findByText('No vehicle fits this search.')
  await userEvent.click(screen.getByRole('button', { name: 'Clear search and filters' }))
  await screen.findByText(/^20 vehicles/)
  expect(screen.getByRole('searchbox')).toHaveProperty('value', '')
})

describe('by keyboard', () => {
  const grid = () => screen.getByRole('grid', { name: 'Vehicles' })
  const active = () => {
    const id = grid().getAttribute('aria-activedescendant')
    return id === null ? null : document.getElementById(id)?.getAttribute('aria-rowindex')
  }
  const selected = () => screen.getAllByRole('row', { selected: true }).length

  async function showList() {
    const user = userEvent.setup()
    await app.show('operator', '/vehicles')
    await screen.findByRole('button', { name: 'Keys' })
    await screen.findByText(/^20 vehicles/)
    grid().focus()
    return user
  }

  test('the arrows, Home and End move a mark, Space selects, Shift selects on the way, Escape selects nothing', async () => {
    const user = await showList()
    await user.keyboard('{ArrowDown}')
    expect(active()).toBe('2')
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(active()).toBe('4')
    await user.keyboard('{ArrowUp}')
    expect(active()).toBe('3')
    await user.keyboard(' ')
    expect(await screen.findByText('1 selected')).toBeTruthy()
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
    expect(selected()).toBe(3)
    await user.keyboard('{Home}')
    expect(active()).toBe('2')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByText(/ selected/)).toBeNull())
    await user.keyboard('{Control>}a{/Control}')
    expect(await screen.findByText('20 selected')).toBeTruthy()
    expect(document.activeElement).toBe(grid())
  })

  test('Enter opens the marked vehicle', async () => {
    const user = await showList()
    const plate = plates()[1] ?? ''
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    expect(await screen.findByRole('heading', { name: plate })).toBeTruthy()
  })

  test('a letter goes on in the search field, and the arrow down comes back to the rows', async () => {
    const user = await showList()
    await user.keyboard('fo')
    const field = screen.getByRole('searchbox')
    expect(document.activeElement).toBe(field)
    expect(field).toHaveProperty('value', 'fo')
    expect(await screen.findByText(/ of 20 vehicles/)).toBeTruthy()
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement).toBe(grid())
    expect(active()).toBe('2')
  })

  test('a question mark tells the keys', async () => {
    const user = await showList()
    await user.keyboard('?')
    expect(await screen.findByRole('dialog', { name: /keys/i })).toBeTruthy()
  })
})

test('a box selects its row, with Shift everything from the box before, and what a filter hides stays selected', async () => {
  const user = userEvent.setup()
  await app.show('operator', '/vehicles')
  await screen.findByRole('button', { name: 'Keys' })
  const boxes = () => screen.getAllByRole('checkbox', { name: /^Select (?!all)/ })
  const [first, , third] = boxes()
  if (!first || !third) throw new Error('The test fleet is too small')
  await user.click(first)
  await user.keyboard('{Shift>}')
  await user.click(third)
  await user.keyboard('{/Shift}')
  expect(await screen.findByText('3 selected')).toBeTruthy()
  await user.type(screen.getByRole('searchbox'), plates()[0] ?? '')
  expect(await screen.findByText('3 selected (2 of them not shown)')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Clear selection' }))
  await waitFor(() => expect(screen.queryByText(/ selected/)).toBeNull())
})

test('several keys of order: Shift adds one, and a press on one of them turns it', async () => {
  const user = userEvent.setup()
  await app.show('operator', '/vehicles')
  await screen.findByText(/^20 vehicles/)
  const head = (name: string) => screen.getByRole('columnheader', { name: new RegExp(name) })
  await user.click(within(head('Lifecycle')).getByRole('button'))
  await user.keyboard('{Shift>}')
  await user.click(within(head('Year')).getByRole('button'))
  await user.click(within(head('Year')).getByRole('button'))
  await user.keyboard('{/Shift}')
  expect(head('Lifecycle').getAttribute('aria-sort')).toBe('ascending')
  expect(head('Year').getAttribute('aria-sort')).toBe('descending')
  expect(head('Plate').getAttribute('aria-sort')).toBe('none')
  const shown = screen.getAllByRole('row').slice(1)
  const facts = shown.map((row) => {
    const cells = within(row).getAllByRole('gridcell')
    return { lifecycle: cells[5]?.textContent ?? '', year: Number(cells[4]?.textContent) }
  })
  const order = ['Available', 'In use', 'Maintenance', 'Out of service', 'Retired', 'Stolen']
  expect(facts.length).toBeGreaterThan(4)
  expect(facts).toEqual(
    facts.toSorted(
      (one, other) => order.indexOf(one.lifecycle) - order.indexOf(other.lifecycle) || other.year - one.year,
    ),
  )
})

test('an API that stays broken is reported with what to do, and trying again works', async () => {
  await control(app.cloud, { fail: { target: 'api', kind: 'html', status: 404, times: 100 } })
  await app.show('operator', '/vehicles')
  expect(await screen.findByText(/does not understand \(status 404\)/)).toBeTruthy()
  await control(app.cloud, { fail: null })
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.findByText(/^20 vehicles/)
})

test('one page that fails for a moment is asked for again, unseen', async () => {
  await control(app.cloud, {
    fail: { target: 'api', kind: 'status', status: 503, retryAfterSeconds: 0, times: 1 },
  })
  await app.show('operator', '/vehicles')
  await screen.findByText(/^20 vehicles/)
  expect(screen.queryByRole('alert')).toBeNull()
})

test('an address that is no page says so', async () => {
  await app.show('operator', '/nowhere')
  expect(await screen.findByRole('heading', { name: 'There is no such page' })).toBeTruthy()
})
