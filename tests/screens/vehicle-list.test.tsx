import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
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
  const table = await screen.findByRole('table', { name: 'Vehicles' })
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

test('a lifecycle filter can be put on and taken off by keyboard', async () => {
  const user = userEvent.setup()
  await app.show('operator', '/vehicles')
  await screen.findByText(/^20 vehicles/)
  const box = screen.getByRole('checkbox', { name: 'Available' })
  box.focus()
  await user.keyboard(' ')
  expect(await screen.findByText(/ of 20 vehicles/)).toBeTruthy()
  await user.keyboard(' ')
  expect(await screen.findByText(/^20 vehicles/)).toBeTruthy()
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
