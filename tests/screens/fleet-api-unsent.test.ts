import { expect, test, vi } from 'vitest'
import { clientWith, failureOf, fleetCalls } from '../support/fleet-calls.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()
const calls = fleetCalls(app)

test.each<[string, 'read' | 'save' | 'unlock', RegExp]>([
  ['a read', 'read', /^You are offline: this app can't see a vehicle\. Try again when you are connected\.$/],
  ['a save', 'save', /offline.*Nothing was sent\./],
  ['a command', 'unlock', /offline.*Nothing was sent\./],
])('offline, %s fails at once', async (_, call, words) => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  const { token } = await app.signedIn('manager')
  const person = clientWith(async () => token)
  calls.forgetSent()
  const { failure, message } = await failureOf(calls[call](person.api))
  expect(failure).toMatchObject({ code: 'offline', status: 0, mayBeDone: false })
  expect(message).toMatch(words)
  expect(person.asked).toEqual([])
  expect(calls.sent.length).toBe(0)
})

test('a command that was asked for more than a minute ago, before the computer slept, is not sent', async () => {
  const { token } = await app.signedIn('manager')
  vi.useFakeTimers({ toFake: ['Date'] })
  const person = clientWith(async () => {
    vi.setSystemTime(Date.now() + 61_000)
    return token
  })
  calls.forgetSent()
  const { failure, message } = await failureOf(calls.unlock(person.api))
  expect(failure).toMatchObject({ code: 'late', mayBeDone: false })
  expect(message).toMatch(/more than a minute ago.*Nothing was sent\. Try again if you still want it\./)
  expect(calls.sent.length).toBe(0)
  expect(await calls.read(person.api)).toEqual(calls.vehicle)
})

test('a command whose answer was lost before the computer slept is not sent again', async () => {
  const { token } = await app.signedIn('manager')
  vi.spyOn(Math, 'random').mockReturnValue(0)
  vi.useFakeTimers({ toFake: ['Date'] })
  let tokens = 0
  const person = clientWith(async () => {
    if (tokens++ > 0) vi.setSystemTime(Date.now() + 61_000)
    return token
  })
  calls.forgetSent()
  await calls.fail({ kind: 'dropAfterCommit' })
  const { failure, message } = await failureOf(calls.unlock(person.api))
  expect(failure).toMatchObject({ code: 'late', mayBeDone: true })
  expect(message).toMatch(/It is not known whether the vehicle got it/)
  expect(calls.sent.length).toBe(1)
})
