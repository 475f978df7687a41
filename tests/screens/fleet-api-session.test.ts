import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { configureAuth } from '#auth/configure.ts'
import { onSessionChange } from '#auth/session-change.ts'
import { SessionUnavailableError } from '#auth/tokens.ts'
import { clientWith, failureOf, fleetCalls } from '../support/fleet-calls.ts'
import { testApp } from '../support/render-app.tsx'

const app = testApp()
const calls = fleetCalls(app)

// Ending a session empties the storage of its user pool.
beforeAll(() => {
  const { userPoolId, userPoolClientId } = app.cloud.amplifyConfig.Auth.Cognito
  configureAuth({ Auth: { Cognito: { userPoolId, userPoolClientId } } })
})

/** What becomes of the session until the end of a test. */
function sessionChanges(): readonly unknown[] {
  const endings: unknown[] = []
  onTestFinished(onSessionChange((ending) => endings.push(ending)))
  return endings
}

test('a token that the gateway refuses is replaced once, and the call sent again', async () => {
  const { token: old } = await app.signedIn('manager')
  app.cloud.clock.forward({ minutes: 16 })
  const { token: fresh } = await app.signedIn('manager')
  const person = clientWith(async (refused) => (refused === old ? fresh : old))
  calls.forgetSent()
  expect(await calls.read(person.api)).toEqual(calls.vehicle)
  expect(person.asked).toEqual([undefined, old])
  expect(calls.sent.map(({ headers }) => headers.get('authorization'))).toEqual([
    `Bearer ${old}`,
    `Bearer ${fresh}`,
  ])
})

test('refused again, the session is over: everyone is told, and nothing more is sent', async () => {
  const { token } = await app.signedIn('manager')
  app.cloud.clock.forward({ minutes: 16 })
  const endings = sessionChanges()
  const person = clientWith(async () => token)
  calls.forgetSent()
  expect(await failureOf(calls.unlock(person.api))).toHaveProperty('name', 'SessionEndedError')
  expect(endings).toEqual(['refused'])
  expect(calls.sent.length).toBe(2)
})

test('a missing scope asks for no other token and ends no session; the gateway refuses it', async () => {
  const { token } = await app.signedIn('operator')
  const endings = sessionChanges()
  const person = clientWith(async () => token)
  calls.forgetSent()
  const { failure, message } = await failureOf(calls.unlock(person.api))
  expect(failure).toMatchObject({ code: 'scope_missing', status: 401, mayBeDone: false })
  expect(message).toMatch(
    /lacks the scope fleet\/unlock.*An admin of north can add you\. Nothing was changed\./,
  )
  expect(person.asked).toEqual([undefined])
  expect(calls.sent.length).toBe(1)
  expect(endings).toEqual([])
})

test('a missing group asks for no other token; the boundary refuses it', async () => {
  const { token } = await app.signedIn('operator')
  const person = clientWith(async () => token)
  const history = person.api.readHistory({ vehicleId: calls.vehicle.vehicleId })
  expect((await failureOf(history)).failure).toMatchObject({ code: 'group_missing', status: 403 })
  expect(person.asked).toEqual([undefined])
})

test('a session that can’t be renewed now sends nothing, says so, and is kept', async () => {
  const endings = sessionChanges()
  const person = clientWith(() => Promise.reject(new SessionUnavailableError('The user pool is busy')))
  const { failure, message } = await failureOf(calls.unlock(person.api))
  expect(failure).toMatchObject({ code: 'session_unavailable', status: 0 })
  expect(message).toMatch(/could not be renewed.*Nothing was sent\./)
  expect(calls.sent.length).toBe(0)
  expect(endings).toEqual([])
})
