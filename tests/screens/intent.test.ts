import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { dropIntent, keepIntent, takeIntent } from '#auth/intent.ts'
import { callerFrom } from '#contract/caller.ts'
import { freshSeconds } from '#contract/routes.ts'

const noon = Date.UTC(2026, 10, 22, 12)
const intent = { route: 'unlockDoors', vehicleId: 'veh-1' } as const

/** Someone who signed in so many seconds after noon, by the user pool's clock. */
const person = (signedIn: number, { sub = 'ada', tenant = 'north' } = {}) =>
  callerFrom({ sub, auth_time: noon / 1000 + signedIn, 'cognito:groups': ['manager', `tenant:${tenant}`] })

/** Keeps the intent of Ada, who signed in at noon, and lets time pass. */
function keep(laterMs = 0): void {
  keepIntent(person(0), intent)
  vi.setSystemTime(noon + laterMs)
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: noon })
})
afterEach(() => {
  vi.useRealTimers()
  sessionStorage.clear()
})

test('an intent is given back to its person after a new sign-in, once', () => {
  keep()
  expect(takeIntent(person(1), freshSeconds)).toEqual({ kind: 'resumed', ...intent })
  expect(takeIntent(person(1), freshSeconds)).toBeNull()
})

test('where nothing was begun, there is nothing', () => {
  expect(takeIntent(person(1), freshSeconds)).toBeNull()
})

test('a person who comes back without having signed in is not asked, then or later', () => {
  keep()
  expect(takeIntent(person(0), freshSeconds)).toBeNull()
  expect(takeIntent(person(1), freshSeconds)).toBeNull()
})

test.each([
  [0, 'resumed'],
  [300_000, 'resumed'],
  [300_001, undefined],
  [-1, undefined],
])('after %i ms it is %s', (milliseconds, kind) => {
  keep(milliseconds)
  expect(takeIntent(person(1), freshSeconds)?.kind).toBe(kind)
  expect(takeIntent(person(1), freshSeconds)).toBeNull()
})

describe('somebody else’s sign-in cancels it, without saying whose it was:', () => {
  test.each([
    ['another person', { sub: 'bo' }],
    ['the same person in another tenant', { tenant: 'south' }],
    ['the same person without a tenant', { tenant: '' }],
  ])('%s', (_name, other) => {
    keep()
    expect(takeIntent(person(1, other), freshSeconds)).toEqual({ kind: 'cancelled', vehicleId: 'veh-1' })
    expect(takeIntent(person(2), freshSeconds)).toBeNull()
  })

  test('and nothing is said of one that had become void', () => {
    keep(300_001)
    expect(takeIntent(person(400, { sub: 'bo' }), freshSeconds)).toBeNull()
  })
})

test('the newest intent takes the place of an older one', () => {
  keep()
  keepIntent(person(0), { ...intent, vehicleId: 'veh-2' })
  expect(takeIntent(person(1), freshSeconds)).toMatchObject({ vehicleId: 'veh-2' })
})

test('an intent that was given up is gone', () => {
  keep()
  dropIntent()
  expect(sessionStorage.length).toBe(0)
})

test.each(['', '{', 'null', '5', '[]', '{}', '{"at":"now","authTime":0}', '{"at":1}'])(
  'what is no intent is none: %s',
  (text) => {
    keep()
    const [name = ''] = Object.keys(sessionStorage)
    sessionStorage.setItem(name, text)
    expect(takeIntent(person(1), freshSeconds)).toBeNull()
    expect(sessionStorage.length).toBe(0)
  },
)
