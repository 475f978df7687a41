import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Vehicle } from '#contract/vehicle.ts'
import { recentCalls } from '#fleet/api/recent-calls.ts'
import { Feed } from '#fleet/store/feed.ts'
import { clientWith, failureOf, fleetCalls } from '../support/fleet-calls.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()
const calls = fleetCalls(app)

const keysSent = () => new Set(calls.sent.map(({ headers }) => headers.get('idempotency-key')))

describe('busy or broken', () => {
  test('a read is asked again after a 429', async () => {
    await calls.fail({ status: 429, retryAfterSeconds: 0 })
    expect(await calls.read()).toEqual(calls.vehicle)
    expect(calls.sent.length).toBe(2)
  })

  test('a read is sent three times in all; then its failure has the request id and says what to do', async () => {
    await calls.fail({ status: 503, retryAfterSeconds: 0, times: 100 })
    const { failure, message } = await failureOf(calls.read())
    expect(failure).toMatchObject({ code: 'busy', status: 503, route: 'readVehicle', mayBeDone: false })
    expect(failure).toHaveProperty('requestId', recentCalls().at(-1)?.requestId)
    expect(message).toBe(
      'The fleet API is busy and gave no answer when asked to see a vehicle. Try again in a moment.',
    )
    expect(calls.sent.length).toBe(3)
  })

  // The time limit is shorter than the wait.
  test('Retry-After is waited for, and giving up ends the wait at once', { timeout: 15_000 }, async () => {
    await calls.fail({ status: 429, retryAfterSeconds: 19, times: 100 })
    const wait = vi.spyOn(globalThis, 'setTimeout')
    const giveUp = new AbortController()
    const reading = failureOf(calls.read(calls.api, giveUp.signal))
    await vi.waitUntil(() => wait.mock.calls.some(([, milliseconds]) => milliseconds === 19_000), {
      timeout: 10_000,
    })
    giveUp.abort(new Error('Enough'))
    expect(await reading).toHaveProperty('message', 'Enough')
    expect(calls.sent.length).toBe(1)
  })

  test('a Retry-After of a minute is not waited for, but told', async () => {
    await calls.fail({ status: 429, retryAfterSeconds: 60, times: 100 })
    const { message } = await failureOf(calls.unlock())
    expect(message).toMatch(/is busy .* Nothing was changed\. Try again after .*\d:\d\d/)
    expect(calls.sent.length).toBe(1)
  })

  test('a server that is broken for a moment is asked again, without a Retry-After too', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    await calls.fail({ status: 502, times: 2 })
    expect(await calls.read()).toEqual(calls.vehicle)
    expect(calls.sent.length).toBe(3)
  })

  test('a page that no API has sent is not understood, and says with which status', async () => {
    await calls.fail({ kind: 'html', status: 404, times: 100 })
    const { failure, message } = await failureOf(calls.read())
    expect(failure).toMatchObject({ code: 'not_understood', status: 404 })
    expect(message).toMatch(/does not understand \(status 404\).*tell whoever runs it/)
    expect(calls.sent.length).toBe(1)
  })

  test('a save is not asked again, and says that it may have been saved', async () => {
    await calls.fail({ status: 503, retryAfterSeconds: 0 })
    const { failure, message } = await failureOf(calls.save())
    expect(failure).toMatchObject({ code: 'busy', mayBeDone: true })
    expect(message).toMatch(
      /It is not known whether it was saved: if you save again, it will not be saved twice/,
    )
    expect(calls.sent.length).toBe(1)
  })

  test('a save that was throttled has changed nothing', async () => {
    await calls.fail({ status: 429, retryAfterSeconds: 0 })
    const { failure, message } = await failureOf(calls.save())
    expect(failure).toMatchObject({ code: 'busy', mayBeDone: false })
    expect(message).toMatch(/Nothing was changed/)
    expect(calls.sent.length).toBe(1)
  })
})

describe('no answer', () => {
  beforeEach(() => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
  })

  test('a read is asked again', async () => {
    await calls.fail({ kind: 'dropAfterCommit' })
    expect(await calls.read()).toEqual(calls.vehicle)
    expect(calls.sent.length).toBe(2)
  })

  test('a read whose answer breaks off is asked again', async () => {
    const brokenOff = new ReadableStream({ start: (body) => body.error(new TypeError('network error')) })
    vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(new Response(brokenOff))
    expect(await calls.read()).toEqual(calls.vehicle)
    expect(calls.sent.length).toBe(1)
    expect(
      recentCalls()
        .slice(-2)
        .map(({ status }) => status),
    ).toEqual([0, 200])
  })

  test('a command is sent again with the same key, and there is one', async () => {
    await calls.fail({ kind: 'dropAfterCommit', times: 2 })
    const command = await calls.unlock()
    expect(calls.sent.length).toBe(3)
    const [key] = keysSent()
    const again = { vehicleId: calls.vehicle.vehicleId, idempotencyKey: key ?? '', body: {} }
    expect(keysSent().size).toBe(1)
    expect((await calls.api.unlockDoors(again)).commandId).toBe(command.commandId)
  })

  test('a command without any answer says that it may have got there, and that pressing again is safe', async () => {
    await calls.fail({ kind: 'dropAfterCommit', times: 100 })
    const { failure, message } = await failureOf(calls.unlock())
    expect(failure).toMatchObject({ code: 'unreachable', status: 0, mayBeDone: true })
    expect(message).toBe(
      'The fleet API did not answer when asked to unlock the doors of a vehicle. It is not known whether the vehicle got it: if you press again, it will not be sent twice. Check the connection, then try again.',
    )
    expect(calls.sent.length).toBe(3)
  })

  test('a save is not sent again', async () => {
    await calls.fail({ kind: 'dropAfterCommit' })
    expect((await failureOf(calls.save())).failure).toMatchObject({ code: 'unreachable', mayBeDone: true })
    expect(calls.sent.length).toBe(1)
  })

  test('a refusal afterwards does not hide that the first try may have got there', async () => {
    const { token: strong } = await app.signedIn('manager')
    const { token: weak } = await app.signedIn('operator')
    const tokens = [strong, weak]
    const person = clientWith(async () => tokens.shift() ?? weak)
    calls.forgetSent()
    await calls.fail({ kind: 'dropAfterCommit' })
    const { failure, message } = await failureOf(calls.unlock(person.api))
    expect(failure).toMatchObject({ code: 'scope_missing', mayBeDone: true })
    expect(message).toMatch(/lacks the scope fleet\/unlock.*It is not known whether the vehicle got it/)
    expect(calls.sent.length).toBe(2)
  })
})

test('a page of the fleet that fails is asked for again alone', async () => {
  const all = (await calls.api.listVehicles({})).items.map(({ vehicleId }) => vehicleId)
  calls.forgetSent()
  let pages = 0
  const feed = new Feed<Vehicle>({
    async list(query, signal) {
      pages += 1
      if (pages === 2) await calls.fail({ status: 503, retryAfterSeconds: 0 })
      return calls.api.listVehicles({ query: { ...query, limit: '8' }, signal })
    },
    isNewer: (one, than) => one.version > than.version,
  })
  await feed.sync()
  expect(feed.state()).toMatchObject({ complete: true, error: null })
  const found = feed.state().items.map(({ vehicleId }) => vehicleId)
  expect(found).toEqual(all)
  const [first, second, secondAgain, third, ...more] = calls.sent.map(({ url }) => new URL(url).search)
  expect(second).toBe(secondAgain)
  expect(new Set([first, second, third]).size).toBe(3)
  expect(more).toEqual([])
})
