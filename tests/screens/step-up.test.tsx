import {
  act,
  createEvent,
  fireEvent,
  type RenderResult,
  screen,
  waitFor,
  within,
} from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keepIntent } from '#auth/intent.ts'
import { type Caller, callerFrom } from '#contract/caller.ts'
import type { RouteName } from '#contract/routes.ts'
import type { Vehicle } from '#contract/vehicle.ts'
import { control } from '../support/local-cloud.ts'
import { type SignedIn, testApp } from '../support/render-app.tsx'

const app = testApp()
let sent: Request[] = []
app.onRequest((request) => sent.push(request))
let vehicle: Vehicle
/** Signed in six minutes ago, which is too long for unlocking. */
let manager: SignedIn

beforeEach(async () => {
  await control(app.cloud, { vehicles: 'silent' })
  manager = await app.signedIn('manager')
  const [first] = (await manager.api.listVehicles({ query: { limit: '1' } })).items
  if (!first) throw new Error('The test fleet is empty')
  vehicle = first
  app.cloud.clock.forward({ minutes: 6 })
  sent = []
})
afterEach(() => sessionStorage.clear())

const callerOf = ({ token }: SignedIn): Caller => callerFrom(decodeJwt(token))
const commands = () => sent.filter(({ url }) => url.includes('/command/'))
const address = () => `/vehicles/${vehicle.vehicleId}`
const cancelled = /^What was begun here before was cancelled, since somebody else has signed in/
const question = () => `Unlock the doors of ${vehicle.licensePlate} now?`
const answer = (name: string) => screen.findByRole('button', { name })

/** What the app keeps when the person leaves to sign in again. */
const begin = (route: RouteName = 'unlockDoors', who = callerOf(manager), reason?: string) =>
  keepIntent(who, { route, vehicleId: vehicle.vehicleId, ...(reason !== undefined && { reason }) })

/** Waits until the vehicle’s page has all that it fetches and shows by itself. */
async function settled(): Promise<void> {
  await screen.findByRole('heading', { name: 'Facts' })
  await waitFor(() => expect(screen.queryByText(/^Fetching/)).toBeNull())
  // By then the dialog would be there.
  await act(async () => {
    await import('#fleet/commands/resume-dialog.tsx')
    await import('#fleet/commands/reason-dialog.tsx')
  })
}

/** The page to which the sign-in leads. */
async function comeBack(username = 'manager', at = address()): Promise<RenderResult> {
  const page = await app.show(username, at)
  await settled()
  return page
}

const isAsked = () => screen.queryByText(question()) !== null

test('a stale sign-in is refused by the API itself, with the age allowed, and the page says what happens next', async () => {
  const unlocking = manager.api.unlockDoors({ vehicleId: vehicle.vehicleId, idempotencyKey: 'k', body: {} })
  await expect(unlocking).rejects.toMatchObject({
    status: 403,
    code: 'fresh_sign_in_required',
    failure: { maxAgeSeconds: 300 },
  })

  await comeBack()
  app.cloud.clock.forward({ minutes: 6 })
  await userEvent.click(await answer('Unlock doors'))
  expect(await answer('Sign in again')).toBeTruthy()
  const notice = screen.getByText(/must have signed in within the last 5 minutes/).closest('[role=status]')
  expect(notice?.textContent).toMatch(
    /After signing in you are back here, and asked once whether you still want it/,
  )
})

test('a sign-in page that can’t be opened is said, and leaves nothing behind', async () => {
  await comeBack()
  app.cloud.clock.forward({ minutes: 6 })
  await userEvent.click(await answer('Unlock doors'))
  // Nobody has told Amplify here which user pool there is.
  await userEvent.click(await answer('Sign in again'))
  expect(await screen.findByText(/^The sign-in page could not be opened/)).toBeTruthy()
  expect((await answer('Sign in again')).hasAttribute('aria-busy')).toBe(false)
  expect(sessionStorage.getItem('fleet-console.intent')).toBeNull()
})

describe('back from signing in again', () => {
  test('the person is asked, and one press sends one command under a new key', async () => {
    await begin()
    await comeBack()
    expect(await screen.findByText(question())).toBeTruthy()
    expect(
      screen.getByRole('dialog', { name: 'You have signed in again', description: question() }),
    ).toBeTruthy()
    const [confirm] = screen.getAllByRole('button', { name: 'Unlock doors' }).toReversed()
    if (!confirm) throw new Error('The dialog has no such button')
    fireEvent.click(confirm)
    fireEvent.click(confirm)
    expect((await answer('Unlock doors is under way')).getAttribute('aria-busy')).toBe('true')
    expect(isAsked()).toBe(false)
    expect(commands().map(({ url }) => url.split('/').at(-1))).toEqual(['unlock-doors'])
    expect(commands()[0]?.headers.get('idempotency-key')).toMatch(/^[\da-f-]{36}$/)
    expect(document.activeElement).toBe(await answer('Unlock doors is under way'))
  })

  test('“Not now” sends nothing, and the button is where the person goes on', async () => {
    await begin()
    await comeBack()
    await userEvent.click(await answer('Not now'))
    expect(isAsked()).toBe(false)
    expect(document.activeElement).toBe(await answer('Unlock doors'))
    expect(commands()).toEqual([])
  })

  test('Escape means “Not now”', async () => {
    await begin()
    await comeBack()
    const dialog = await screen.findByRole('dialog')
    fireEvent(dialog, createEvent('cancel', dialog, { cancelable: true }))
    await waitFor(() => expect(isAsked()).toBe(false))
    expect(commands()).toEqual([])
  })

  test('the page asks only once, however often it is loaded', async () => {
    await begin()
    const page = await comeBack()
    expect(await screen.findByText(question())).toBeTruthy()
    page.unmount()
    await comeBack()
    expect(isAsked()).toBe(false)
    expect(sessionStorage.length).toBe(0)
  })
})

describe('with a reason that was typed before', () => {
  let admin: SignedIn
  const reason = 'Stolen in Hof'
  const box = () => screen.findByRole('textbox', { name: 'Reason' })

  beforeEach(async () => {
    admin = await app.signedIn('admin')
    app.cloud.clock.forward({ minutes: 6 })
  })

  test('a stale sign-in is refused by the API, and leaving to sign in again keeps the reason, unreadable', async () => {
    const { vehicleId } = vehicle
    const stale = admin.api.immobilize({ vehicleId, idempotencyKey: 'k', body: { reason } })
    await expect(stale).rejects.toMatchObject({ status: 403, code: 'fresh_sign_in_required' })
    await comeBack('admin')
    app.cloud.clock.forward({ minutes: 6 })
    await userEvent.click(await answer('Immobilise'))
    await userEvent.type(await box(), reason)
    await userEvent.click(screen.getAllByRole('button', { name: 'Immobilise' }).at(-1) ?? document.body)
    const kept = vi.spyOn(Storage.prototype, 'setItem')
    await userEvent.click(await answer('Sign in again'))
    await screen.findByText(/^The sign-in page could not be opened/)
    const [, text = ''] = kept.mock.calls.find(([name]) => name === 'fleet-console.intent') ?? []
    kept.mockRestore()
    expect(JSON.parse(text)).toMatchObject({ route: 'immobilize', vehicleId })
    expect(text).not.toContain('Stolen')
    expect(await box()).toHaveProperty('value', reason)
  })

  test('the person is asked with it, may change it, and one press sends one command', async () => {
    await begin('immobilize', callerOf(admin), reason)
    await comeBack('admin')
    const dialog = await screen.findByRole('dialog', {
      name: 'You have signed in again',
      description: new RegExp(`^Immobilise ${vehicle.licensePlate} now\\? It can’t be driven until`),
    })
    expect(await box()).toHaveProperty('value', reason)
    await userEvent.type(await box(), ', 6 a.m.')
    const confirm = within(dialog).getByRole('button', { name: 'Immobilise' })
    fireEvent.click(confirm)
    fireEvent.click(confirm)
    await answer('Immobilise is under way')
    expect(commands().map(({ url }) => url.split('/').at(-1))).toEqual(['immobilize'])
    const { items } = await admin.api.readCommands({ vehicleId: vehicle.vehicleId })
    expect(items[0]).toMatchObject({ command: 'immobilize', reason: 'Stolen in Hof, 6 a.m.' })
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('“Not now” sends nothing, and the reason is there when the button is pressed', async () => {
    await begin('immobilize', callerOf(admin), reason)
    await comeBack('admin')
    await userEvent.click(await answer('Not now'))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(document.activeElement).toBe(await answer('Immobilise'))
    expect(commands()).toEqual([])
    await userEvent.click(await answer('Immobilise'))
    expect(await box()).toHaveProperty('value', reason)
  })

  test('who came back without having signed in is not asked, and finds the reason again', async () => {
    const fresh = callerOf(await app.signedIn('admin'))
    await begin('immobilize', fresh, reason)
    await comeBack('admin')
    expect(screen.queryByRole('dialog')).toBeNull()
    await userEvent.click(await answer('Immobilise'))
    expect(await box()).toHaveProperty('value', reason)
    expect(commands()).toEqual([])
  })

  test('a colleague who signs in instead sees nothing of it', async () => {
    await begin('immobilize', callerOf(admin), 'Seen at the border')
    await comeBack('manager')
    await screen.findByText(cancelled)
    expect(document.body.textContent).not.toContain('the border')
    expect(screen.queryByRole('dialog')).toBeNull()
    const body = { reason }
    const refused = manager.api.immobilize({ vehicleId: vehicle.vehicleId, idempotencyKey: 'k', body })
    await expect(refused).rejects.toMatchObject({ status: 403, code: 'group_missing' })
  })
})

describe('nobody is asked', () => {
  test('who came back without having signed in: all is as it was', async () => {
    const fresh = callerOf(await app.signedIn('manager'))
    await begin('unlockDoors', fresh)
    // The same second, by the clock of the local cloud: the same sign-in.
    await comeBack()
    expect(isAsked()).toBe(false)
    expect(screen.queryByText(cancelled)).toBeNull()
    expect(commands()).toEqual([])
  })

  test('on another vehicle’s page', async () => {
    const { items } = await manager.api.listVehicles({ query: { limit: '2' } })
    await begin()
    await comeBack('manager', `/vehicles/${items[1]?.vehicleId}`)
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(sessionStorage.length).toBe(0)
  })

  test('who was on another page in between', async () => {
    await begin()
    await app.show('manager', `${address()}/edit`)
    await userEvent.click(await screen.findByRole('link', { name: /Back to the vehicle/ }))
    await settled()
    expect(isAsked()).toBe(false)
    expect(sessionStorage.length).toBe(0)
  })

  test.each(['lockDoors', 'updateVehicle', 'listVehicles'] as const)(
    'about %s, which needs no fresh sign-in',
    async (route) => {
      await begin(route)
      await comeBack()
      expect(screen.queryByRole('dialog')).toBeNull()
    },
  )

  test('by a link, whatever is in it', async () => {
    await comeBack(
      'manager',
      `${address()}?intent=unlockDoors&resume=1&fleet-console.intent=%7B%7D#unlockDoors`,
    )
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(commands()).toEqual([])
  })

  test('who may not do it any more, and the API refuses it too', async () => {
    const operator = await app.signedIn('operator')
    await begin('unlockDoors', { ...callerOf(operator), authTime: 1 })
    await comeBack('operator')
    expect(isAsked()).toBe(false)
    const unlocking = operator.api.unlockDoors({
      vehicleId: vehicle.vehicleId,
      idempotencyKey: 'k',
      body: {},
    })
    await expect(unlocking).rejects.toMatchObject({ status: 401, code: 'scope_missing' })
  })
})

describe('somebody else who signs in instead is told that something was cancelled, and no more:', () => {
  test('a colleague on the same page', async () => {
    await begin()
    await comeBack('admin')
    const notice = await screen.findByText(cancelled)
    expect(notice.textContent).not.toMatch(/manager|Daniel|unlock/i)
    expect(isAsked()).toBe(false)
    expect(commands()).toEqual([])
    expect(sessionStorage.length).toBe(0)
  })

  test('a person of another tenant, to whom there is no such vehicle', async () => {
    await begin()
    await app.show('manager-south', address())
    expect(await screen.findByRole('heading', { name: /There is no such vehicle/ })).toBeTruthy()
    expect(await screen.findByText(cancelled)).toBeTruthy()
    expect(sessionStorage.length).toBe(0)
  })

  test('and the first person, back again, is not asked either', async () => {
    await begin()
    const page = await comeBack('admin')
    await screen.findByText(cancelled)
    page.unmount()
    await comeBack()
    expect(isAsked()).toBe(false)
    expect(screen.queryByText(cancelled)).toBeNull()
  })
})
