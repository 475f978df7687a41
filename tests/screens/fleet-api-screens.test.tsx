import { onlineManager } from '@tanstack/react-query'
import { act, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, onTestFinished, test, vi } from 'vitest'
import { recentCalls } from '#fleet/api/recent-calls.ts'
import { fleetCalls } from '../support/fleet-calls.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()
const calls = fleetCalls(app)

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))
const showVehicle = () => app.show('manager', `/vehicles/${calls.vehicle.vehicleId}`)

/** Takes the connection away, and gives how to bring it back. */
function goOffline(): () => void {
  const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  const switchTo = (online: boolean) =>
    act(() => {
      onlineManager.setOnline(online)
      window.dispatchEvent(new Event(online ? 'online' : 'offline'))
    })
  switchTo(false)
  onTestFinished(() => switchTo(true))
  return () => {
    onLine.mockRestore()
    switchTo(true)
  }
}

test('a list that can’t be fetched in three tries says so with the request id, and is there after trying again', async () => {
  await calls.fail({ status: 503, retryAfterSeconds: 0, times: 3 })
  await app.show('operator', '/vehicles')
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/busy.*Try again in a moment\./)
  expect(alert.textContent).toContain(`Request ${recentCalls().at(-1)?.requestId}`)
  expect(calls.sent.length).toBe(3)
  await press('Try again')
  expect(await screen.findByText(/^20 vehicles/)).toBeTruthy()
})

test('a vehicle that can’t be fetched says so, and is there after trying again', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  await calls.fail({ kind: 'dropAfterCommit', times: 3 })
  await showVehicle()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/did not answer when asked to see a vehicle\. Check the connection/)
  await press('Try again')
  expect(await screen.findByRole('heading', { name: calls.vehicle.licensePlate })).toBeTruthy()
})

test('offline, the list says so and is fetched by itself once connected again', async () => {
  const comeBack = goOffline()
  await app.show('operator', '/vehicles')
  expect((await screen.findByRole('alert')).textContent).toMatch(/You are offline/)
  // Rendering what is typed comes after the effects by which the list listens for the connection.
  await userEvent.type(screen.getByRole('searchbox'), 'x{Backspace}')
  comeBack()
  expect(await screen.findByText(/^20 vehicles/)).toBeTruthy()
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a save whose answer is lost keeps what was typed, and saving again finds it saved, once', async () => {
  const { vehicleId, version } = calls.vehicle
  await app.show('manager', `/vehicles/${vehicleId}/edit`)
  const driver = await screen.findByRole('textbox', { name: 'Driver' })
  await userEvent.clear(driver)
  await userEvent.type(driver, `Lost ${version}`)
  await calls.fail({ kind: 'dropAfterCommit' })
  await press('Save')
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(
    /not known whether it was saved: if you save again, it will not be saved twice/,
  )
  expect(driver).toHaveProperty('value', `Lost ${version}`)

  await press('Save')
  expect(await screen.findByText(/already as you want it/)).toBeTruthy()
  expect(await calls.read()).toMatchObject({ driver: `Lost ${version}`, version: version + 1 })
})

test('a save pressed offline says that nothing was sent, and keeps what was typed', async () => {
  const { vehicleId, version } = calls.vehicle
  await app.show('manager', `/vehicles/${vehicleId}/edit`)
  const depot = await screen.findByRole('textbox', { name: 'Depot' })
  await userEvent.clear(depot)
  await userEvent.type(depot, 'Nowhere')
  const comeBack = goOffline()
  await press('Save')
  expect((await screen.findByRole('alert')).textContent).toMatch(/You are offline.*Nothing was sent\./)
  expect(depot).toHaveProperty('value', 'Nowhere')
  comeBack()
  expect((await calls.read()).version).toBe(version)
})
