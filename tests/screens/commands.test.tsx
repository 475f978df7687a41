import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Vehicle } from '#contract/vehicle.ts'
import { button, commandPage, listed, panel, press } from '../support/command-page.tsx'
import { control } from '../support/local-cloud.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()
const page = commandPage(app)
let vehicle: Vehicle

beforeEach(async () => {
  await control(app.cloud, { clockSkewSeconds: 0, fail: null })
  vehicle = await page.freshVehicle()
})

/** The part of the page with a button and what became of what it sent. */
const controlOf = async (name: string | RegExp) => {
  const place = (await screen.findByRole('button', { name })).closest<HTMLElement>('.command')
  if (!place) throw new Error(`${name} is no control of a command`)
  return within(place)
}
const news = async () => within(await panel()).getByRole('status').textContent
const inAMinute = () => app.cloud.clock.forward({ seconds: 61 })

test('a command is done before the eyes of its sender: by the button, in the list, and told once', async () => {
  await page.vehicles('quick')
  await page.show('operator', vehicle)
  await press('Lock doors')
  const own = await controlOf('Lock doors')
  expect(await own.findByText('Done: the vehicle says that its doors are locked.')).toBeTruthy()
  expect(own.getByText('Asked for by you')).toBeTruthy()
  const steps = own
    .getAllByRole('listitem')
    .map((step) => [step.textContent?.split(' ')[0], step.querySelector('time') !== null])
  expect(steps).toEqual([
    ['Requested', true],
    ['Delivered', true],
    ['Done', true],
  ])
  expect(listed().map((item) => item.textContent)).toEqual([
    expect.stringMatching(/^Lock doorsAsked for by you.*Done: the vehicle says/),
  ])
  await waitFor(async () => expect(await news()).toBe('Lock doors: done'))
  const { api } = await app.signedIn('operator')
  expect((await api.readTelemetry({ vehicleId: vehicle.vehicleId })).reading?.doorsLocked).toBe(true)
})

test('while the vehicle has not taken it, it says how long that may still be, by the server’s clock', async () => {
  await page.vehicles('offline')
  await control(app.cloud, { clockSkewSeconds: 3600 })
  await page.show('operator', vehicle)
  await press('Lock doors')
  const own = await controlOf('Lock doors is under way')
  const words = await own.findByText(/^The vehicle has not taken it yet. It expires in (?:5[5-9]|60) s\.$/)
  const bar = words.parentElement?.querySelector('progress')
  expect(Number(bar?.max)).toBe(60_000)
  expect(Number(bar?.value)).toBeGreaterThan(54_000)
  expect(own.getByText('Done').textContent).toBe('Done not yet')
})

test('a command that expires says that it was not carried out, and is not when the vehicle is back', async () => {
  await page.vehicles('offline')
  const { api } = await app.signedIn('manager')
  const { vehicleId } = vehicle
  const doorsLocked = async () => (await api.readTelemetry({ vehicleId })).reading?.doorsLocked
  const before = await doorsLocked()
  const name = before ? 'Unlock doors' : 'Lock doors'
  await page.show('manager', vehicle)
  await press(name)
  const own = await controlOf(`${name} is under way`)
  await own.findByText(/^The vehicle has not taken it yet/)
  inAMinute()
  const expired = 'Expired: it was not carried out, and never will be. Send it again if you still want it.'
  expect(await own.findByText(expired)).toBeTruthy()
  expect(own.getAllByRole('listitem').map((step) => step.textContent?.split(' ')[0])).toEqual([
    'Requested',
    'Expired',
  ])
  expect((await button(name)).hasAttribute('aria-busy')).toBe(false)
  await page.vehicles('quick')
  expect(await doorsLocked()).toBe(before)
  await press(name)
  expect(await own.findByText(/^Done/)).toBeTruthy()
  const { items } = await api.readCommands({ vehicleId })
  expect(items.map(({ status }) => status)).toEqual(['done', 'expired'])
})

describe('a vehicle that refuses says why, and what to do', () => {
  test.each([
    ['Lock doors', 'Failed: a door was open. Have it closed, then send it again.'],
    ['Unlock doors', 'Failed: its battery was too low. Have it charged, then send it again.'],
    ['Immobilise', 'Failed: the vehicle was moving. Wait until it stands, then send it again.'],
    ['Release', 'Failed: this vehicle can’t do that. Sending it again will not help.'],
  ])('%s', async (name, words) => {
    await page.vehicles('refusing')
    await page.show('admin', vehicle)
    await press(name)
    const needsReason = name === 'Immobilise' || name === 'Release'
    if (needsReason) await giveReason('Stolen', name)
    expect(await (await controlOf(name)).findByText(words)).toBeTruthy()
    await waitFor(async () => expect(await news()).toBe(`${name}: failed`))
  })
})

/** Fills in the dialog and sends. */
async function giveReason(reason: string, name: string): Promise<void> {
  const dialog = within(await screen.findByRole('dialog'))
  await userEvent.type(dialog.getByRole('textbox', { name: 'Reason' }), reason)
  await userEvent.click(dialog.getByRole('button', { name }))
}

test('a vehicle that took it and is not heard of any more: the sender is told to look before sending another', async () => {
  await page.vehicles('silent')
  await page.show('operator', vehicle)
  await press('Lock doors')
  const own = await controlOf('Lock doors is under way')
  expect(await own.findByText(/^The vehicle has taken it, and has \d+ s left to do it\.$/)).toBeTruthy()
  inAMinute()
  const words = await own.findByText(/^Delivered at .*, but the vehicle has not said what became of it\./)
  expect(words.textContent).toMatch(/ Check the doors before sending another\.$/)
  expect((await button('Lock doors')).hasAttribute('aria-busy')).toBe(false)
})

test('what others send appears by itself, with who and why', async () => {
  await page.vehicles('silent')
  await page.show('manager', vehicle)
  const { api } = await app.signedIn('admin')
  const body = { reason: 'Stolen in Hof' }
  await api.immobilize({ vehicleId: vehicle.vehicleId, idempotencyKey: 'others', body })
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  await waitFor(() =>
    expect(listed()[0]?.textContent).toMatch(/^ImmobiliseAsked for by admin: Stolen in Hof/),
  )
  await waitFor(async () => expect(await news()).toBe('Immobilise: delivered'))
  // Another command of theirs is under way, which is not this person's.
  expect(await button('Immobilise is under way')).toBeTruthy()
  expect((await button('Lock doors')).hasAttribute('aria-busy')).toBe(false)
})

test('older commands come on demand, the focus goes on there, and they stay', async () => {
  await page.vehicles('quick')
  const { api } = await app.signedIn('operator')
  const { vehicleId } = vehicle
  for (let count = 0; count < 12; count++) {
    await api.lockDoors({ vehicleId, idempotencyKey: crypto.randomUUID(), body: {} })
  }
  await page.show('operator', vehicle)
  expect(listed().length).toBe(10)
  await press('Older commands')
  await waitFor(() => expect(listed().length).toBe(12))
  expect(document.activeElement).toBe(listed()[10])
  expect(screen.queryByRole('button', { name: 'Older commands' })).toBeNull()
  await press('Lock doors')
  await waitFor(() => expect(listed().length).toBe(13))
})
