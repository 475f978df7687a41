import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Vehicle } from '#contract/vehicle.ts'
import { button, commandPage, failPosts, listed, press } from '../support/command-page.tsx'
import { control } from '../support/local-cloud.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()
const page = commandPage(app)
let vehicle: Vehicle

beforeEach(async () => {
  await control(app.cloud, { fail: null, vehicles: 'silent' })
  vehicle = await page.freshVehicle()
})
afterEach(() => vi.restoreAllMocks())

const dropped = (times: number) =>
  control(app.cloud, { fail: { target: 'api', kind: 'dropAfterCommit', times } })

/** The keys under which commands went out, or would have. */
const sentKeys = () =>
  vi
    .mocked(globalThis.fetch)
    .mock.calls.filter(([, init]) => init?.method === 'POST')
    .map(([, init]) => new Headers(init?.headers).get('idempotency-key'))

/** The commands that the API has of the vehicle, oldest first. */
async function commands() {
  const { api } = await app.signedIn('admin')
  return (await api.readCommands({ vehicleId: vehicle.vehicleId })).items.toReversed()
}

test('two presses send one command; a third says that it is under way; another command is possible meanwhile', async () => {
  const posts = page.posts()
  await page.show('manager', vehicle)
  const lock = await button('Lock doors')
  // Both before anything is rendered.
  act(() => {
    lock.click()
    lock.click()
  })
  const busy = await button('Lock doors is under way')
  expect(busy.getAttribute('aria-disabled')).toBe('true')
  await userEvent.click(busy)
  await press('Unlock doors')
  await button('Unlock doors is under way')
  expect(posts.map(({ command }) => command)).toEqual(['lock-doors', 'unlock-doors'])
  expect((await commands()).map(({ command }) => command)).toEqual(['lockDoors', 'unlockDoors'])
})

test('an answer that got lost is asked for again under the same key: one command, and it is shown', async () => {
  const posts = page.posts()
  await page.show('operator', vehicle)
  vi.spyOn(Math, 'random').mockReturnValue(0)
  failPosts('lost', 'lost')
  await press('Lock doors')
  await button('Lock doors is under way')
  await waitFor(() => expect(listed().length).toBe(1))
  expect(screen.queryByRole('alert')).toBeNull()
  expect(posts.length).toBe(3)
  expect(new Set(posts.map(({ key }) => key)).size).toBe(1)
  expect((await commands()).length).toBe(1)
})

test('while it is not known whether it got there, pressing again is the same command', async () => {
  const posts = page.posts()
  await page.show('operator', vehicle)
  vi.spyOn(Math, 'random').mockReturnValue(0)
  // A refusal of the second press says nothing about the first.
  failPosts('gone', 'gone', 'gone', 429)
  await press('Lock doors')
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/not known whether the vehicle got it.*it will not be sent twice/)
  await press('Try again')
  expect((await screen.findByText(/is busy/)).textContent).toMatch(
    /still not known whether the vehicle got it before: it will not be sent twice/,
  )
  await press('Lock doors')
  await button('Lock doors is under way')
  expect(posts.length).toBe(1)
  const { key } = posts[0] ?? {}
  expect(sentKeys()).toEqual(Array.from({ length: 5 }, () => key))
})

test('after a refusal that changed nothing, pressing again is another command', async () => {
  await page.show('operator', vehicle)
  failPosts(429)
  await press('Lock doors')
  expect((await screen.findByRole('alert')).textContent).toMatch(/Nothing was changed\. Try again after/)
  await press('Try again')
  await button('Lock doors is under way')
  expect(new Set(sentKeys()).size).toBe(2)
})

test('a repeat of what has expired meanwhile says so, and the next press is a new command', async () => {
  await page.vehicles('offline')
  await page.show('operator', vehicle)
  vi.spyOn(Math, 'random').mockReturnValue(0)
  failPosts(() => app.cloud.clock.forward({ seconds: 61 }))
  await press('Lock doors')
  const place = within((await button('Lock doors')).closest<HTMLElement>('.command') ?? document.body)
  expect(await place.findByText(/^Expired: it was not carried out, and never will be\./)).toBeTruthy()
  expect(sentKeys().length).toBe(2)
  expect(new Set(sentKeys()).size).toBe(1)
  await page.vehicles('silent')
  // For a second after an answer a press is still the same one.
  await waitFor(() => {
    const free = screen.queryByRole('button', { name: 'Lock doors' })
    if (free) fireEvent.click(free)
    expect(new Set(sentKeys()).size).toBe(2)
  })
  expect(await button('Lock doors is under way')).toBeTruthy()
})

test('where no answer comes at all that is said, and as soon as the command is seen there is no doubt any more', async () => {
  await page.show('operator', vehicle)
  vi.spyOn(Math, 'random').mockReturnValue(0)
  await dropped(1000)
  await press('Lock doors')
  const notice = await screen.findByText(/It is not known whether the vehicle got it/)
  expect(notice.textContent).toContain('if you press again, it will not be sent twice')
  await control(app.cloud, { fail: null })
  await act(async () => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
  await button('Lock doors is under way')
  expect(screen.queryByText(/It is not known whether/)).toBeNull()
  expect((await commands()).length).toBe(1)
  expect(listed().length).toBe(1)
})

test('pressed while offline it is not sent, which is said, and nothing goes out when back online', async () => {
  const posts = page.posts()
  await page.show('operator', vehicle)
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  await act(async () => void window.dispatchEvent(new Event('offline')))
  await press('Lock doors')
  const notice = await screen.findByText(/^You are offline: this app can't lock the doors of a vehicle/)
  expect(notice.textContent).toContain('Nothing was sent.')
  online.mockRestore()
  const asked: string[] = []
  app.onRequest(({ url }) => asked.push(url))
  await act(async () => void window.dispatchEvent(new Event('online')))
  // By then everything that waits for the connection has gone out.
  await waitFor(() => expect(asked.some((url) => url.includes('/commands?'))).toBe(true))
  expect(posts).toEqual([])
  expect(await commands()).toEqual([])
})

describe('a command that must say why', () => {
  const dialog = async () => within(await screen.findByRole('dialog'))
  const box = async () => (await dialog()).getByRole('textbox', { name: 'Reason' })
  const send = async () => userEvent.click((await dialog()).getByRole('button', { name: 'Immobilise' }))
  const type = async (text: string) => {
    await userEvent.clear(await box())
    await userEvent.click(await box())
    await userEvent.paste(text)
  }

  test('says what it does, and is not sent without a reason or with one that is too long', async () => {
    const posts = page.posts()
    await page.show('admin', vehicle)
    await press('Immobilise')
    expect(
      await screen.findByRole('dialog', {
        name: `Immobilise ${vehicle.licensePlate}`,
        description: 'It can’t be driven until an admin releases it. A moving vehicle refuses.',
      }),
    ).toBeTruthy()
    await type('   ')
    await send()
    expect((await dialog()).getByRole('alert').textContent).toBe(
      'Say why: this command is not sent without a reason.',
    )
    expect(document.activeElement).toBe(await box())
    await type('x'.repeat(501))
    expect((await dialog()).getByRole('alert').textContent).toBe(
      'Shorten it by 1 character: at most 500 can be sent.',
    )
    await send()
    expect((await box()).getAttribute('aria-invalid')).toBe('true')
    expect(posts).toEqual([])
    const { api } = await app.signedIn('admin')
    const { vehicleId } = vehicle
    for (const body of [{}, { reason: '   ' }, { reason: 'x'.repeat(501) }]) {
      await expect(api.immobilize({ vehicleId, idempotencyKey: 'k', body })).rejects.toMatchObject({
        code: 'request_invalid',
        failure: { fields: [{ field: 'reason' }] },
      })
    }
  })

  test('is sent with it, and everybody sees who and why', async () => {
    const posts = page.posts()
    await page.show('admin', vehicle)
    await press('Immobilise')
    await type('  Stolen in Hof\u202e ')
    await send()
    const own = await button('Immobilise is under way')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(document.activeElement).toBe(own)
    expect(posts.map(({ body }) => body)).toEqual([{ reason: 'Stolen in Hof\u202e' }])
    await waitFor(() =>
      expect(listed()[0]?.textContent).toMatch(/^ImmobiliseAsked for by you: Stolen in Hof/),
    )
    await press('Release')
    expect(await box()).toHaveProperty('value', '')
  })

  test('keeps what was typed when the question is closed, offline, and when the API refuses', async () => {
    await page.show('admin', vehicle)
    await press('Immobilise')
    await type('Stolen in Hof')
    await userEvent.click((await dialog()).getByRole('button', { name: 'Cancel' }))
    expect(document.activeElement).toBe(await button('Immobilise'))
    await press('Immobilise')
    expect(await box()).toHaveProperty('value', 'Stolen in Hof')

    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    await send()
    expect(await (await dialog()).findByText(/^You are offline.*Nothing was sent/)).toBeTruthy()
    online.mockRestore()
    app.cloud.clock.forward({ minutes: 6 })
    await send()
    expect(await (await dialog()).findByRole('button', { name: 'Sign in again' })).toBeTruthy()
    expect(await box()).toHaveProperty('value', 'Stolen in Hof')
    expect(await commands()).toEqual([])
    const { api } = await app.signedIn('admin')
    app.cloud.clock.forward({ minutes: 6 })
    const stale = api.immobilize({
      vehicleId: vehicle.vehicleId,
      idempotencyKey: 'k',
      body: { reason: 'Stolen' },
    })
    await expect(stale).rejects.toMatchObject({ status: 403, code: 'fresh_sign_in_required' })
  })

  test('goes out again with the same reason while it is not known whether it got through', async () => {
    const posts = page.posts()
    await page.show('admin', vehicle)
    await press('Immobilise')
    await type('Stolen in Hof')
    vi.spyOn(Math, 'random').mockReturnValue(0)
    // Not even carried out, so that nothing but another try can tell.
    await control(app.cloud, {
      fail: { target: 'api', kind: 'status', status: 503, retryAfterSeconds: 0, times: 1000 },
    })
    await send()
    expect(await (await dialog()).findByText(/It is not known whether the vehicle got it/)).toBeTruthy()
    expect((await box()).hasAttribute('readonly')).toBe(true)
    expect((await dialog()).getByText(/^It may have got through with this reason/)).toBeTruthy()
    await control(app.cloud, { fail: null })
    await send()
    await button('Immobilise is under way')
    expect(new Set(posts.map(({ key, body }) => key + JSON.stringify(body))).size).toBe(1)
    expect((await commands()).map(({ reason }) => reason)).toEqual(['Stolen in Hof'])
  })
})
