import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, test } from 'vitest'
import type { RouteName } from '#contract/routes.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { control } from '../support/local-cloud.ts'
import { testApp, type SignedIn } from '../support/render-app.tsx'

const app = testApp()
// What the API has taken is over before the next screen is shown.
beforeEach(() => control(app.cloud, { vehicles: 'quick' }))

async function firstVehicle({ api }: SignedIn): Promise<Vehicle> {
  const [first] = (await api.listVehicles({ query: { limit: '1' } })).items
  if (!first) throw new Error('The test fleet has no vehicle')
  return first
}

/** What each control of the vehicle page is, and the call that it stands for. */
const controls: [RouteName, string, (person: SignedIn, vehicle: Vehicle) => Promise<unknown>][] = [
  [
    'updateVehicle',
    'Edit vehicle',
    ({ api }, { vehicleId, version }) =>
      api.updateVehicle({ vehicleId, version, body: { depot: `Depot ${version}` } }),
  ],
  [
    'lockDoors',
    'Lock doors',
    ({ api }, { vehicleId }) => api.lockDoors({ vehicleId, idempotencyKey: crypto.randomUUID(), body: {} }),
  ],
  [
    'unlockDoors',
    'Unlock doors',
    ({ api }, { vehicleId }) => api.unlockDoors({ vehicleId, idempotencyKey: crypto.randomUUID(), body: {} }),
  ],
  [
    'immobilize',
    'Immobilise',
    ({ api }, { vehicleId }) =>
      api.immobilize({ vehicleId, idempotencyKey: crypto.randomUUID(), body: { reason: 'Stolen' } }),
  ],
  [
    'release',
    'Release',
    ({ api }, { vehicleId }) =>
      api.release({ vehicleId, idempotencyKey: crypto.randomUUID(), body: { reason: 'Found' } }),
  ],
]

// By hand: what the API answers whom.
const no = 'scope_missing'
const answers: Record<string, Partial<Record<RouteName, string>>> = {
  operator: { updateVehicle: no, lockDoors: 'done', unlockDoors: no, immobilize: no, release: no },
  manager: {
    updateVehicle: 'done',
    lockDoors: 'done',
    unlockDoors: 'done',
    immobilize: 'group_missing',
    release: 'group_missing',
  },
  admin: {
    updateVehicle: 'done',
    lockDoors: 'done',
    unlockDoors: 'done',
    immobilize: 'done',
    release: 'done',
  },
}

describe.each(Object.keys(answers))('%s', (username) => {
  test.each(controls)('%s: the screen and the API agree', async (route, name, call) => {
    const person = await app.signedIn(username)
    const vehicle = await firstVehicle(person)
    await app.show(username, `/vehicles/${vehicle.vehicleId}`)
    const button = await screen.findByRole('button', { name })
    const answer = await call(person, vehicle).then(
      () => 'done',
      (error: { code: string }) => error.code,
    )
    const expected = answers[username]?.[route]
    expect({ refused: button.getAttribute('aria-disabled') === 'true', answer }).toEqual({
      refused: expected !== 'done',
      answer: expected,
    })
  })

  test('readHistory: the screen and the API agree', async () => {
    const person = await app.signedIn(username)
    const { vehicleId } = await firstVehicle(person)
    await app.show(username, `/vehicles/${vehicleId}`)
    const section = await screen.findByRole('region', { name: 'History' })
    const answer = await person.api.readHistory({ vehicleId }).then(
      () => 'done',
      (error: { code: string }) => error.code,
    )
    expect(answer).toBe(username === 'operator' ? 'group_missing' : 'done')
    const refusal = 'this is for the groups manager and admin. An admin of north can add you.'
    expect(section.textContent?.includes(refusal)).toBe(username === 'operator')
  })
})

test('an operator reaches the refused control by keyboard, is told why, and pressing it sends nothing', async () => {
  const user = userEvent.setup()
  const sent: string[] = []
  app.onRequest(({ method, url }) => {
    if (method === 'POST' && url.includes('/command/')) sent.push(url)
  })
  const operator = await app.signedIn('operator')
  const vehicle = await firstVehicle(operator)
  await app.show('operator', `/vehicles/${vehicle.vehicleId}`)
  const button = await screen.findByRole('button', {
    name: 'Unlock doors',
    description:
      'You may not unlock the doors of a vehicle: your sign-in lacks the scope fleet/unlock, which the groups manager and admin give. An admin of north can add you.',
  })
  button.focus()
  expect(document.activeElement).toBe(button)
  await user.keyboard('{Enter}')
  expect(sent).toEqual([])
  const unlocking = operator.api.unlockDoors({ vehicleId: vehicle.vehicleId, idempotencyKey: 'k', body: {} })
  await expect(unlocking).rejects.toMatchObject({ status: 401, code: 'scope_missing' })
})

test('a newcomer is told what is missing and whom to ask, and the API refuses the list', async () => {
  await app.show('newcomer', '/vehicles')
  expect(await screen.findByRole('heading', { name: /you have no access yet/ })).toBeTruthy()
  expect(screen.getByText(/lacks the scope fleet\/read.*Ask whoever runs your user pool/)).toBeTruthy()
  const { api } = await app.signedIn('newcomer')
  await expect(api.listVehicles({})).rejects.toMatchObject({ code: 'scope_missing' })
})

test('an operator who types the edit address sees the form read-only with the reason, and the API refuses the change', async () => {
  const operator = await app.signedIn('operator')
  const { vehicleId, version } = await firstVehicle(operator)
  await app.show('operator', `/vehicles/${vehicleId}/edit`)
  const driver = await screen.findByRole('textbox', { name: 'Driver' })
  expect(driver.hasAttribute('readonly')).toBe(true)
  expect(
    screen.getByRole('button', { name: 'Save', description: /lacks the scope fleet\/write/ }),
  ).toBeTruthy()
  const change = operator.api.updateVehicle({ vehicleId, version, body: { driver: 'Eve' } })
  await expect(change).rejects.toMatchObject({ code: 'scope_missing' })
})

test('unlocking long after signing in offers to sign in again, since the API asks for it', async () => {
  const manager = await app.signedIn('manager')
  const { vehicleId } = await firstVehicle(manager)
  await app.show('manager', `/vehicles/${vehicleId}`)
  app.cloud.clock.forward({ minutes: 6 })
  await userEvent.click(await screen.findByRole('button', { name: 'Unlock doors' }))
  await waitFor(() => expect(screen.getByRole('button', { name: 'Sign in again' })).toBeTruthy())
  expect(screen.getByText(/you must have signed in within the last 5 minutes/)).toBeTruthy()
  const unlocking = manager.api.unlockDoors({ vehicleId, idempotencyKey: 'late', body: {} })
  await expect(unlocking).rejects.toMatchObject({ status: 403, code: 'fresh_sign_in_required' })
})
