import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { dropIntent, type Intent, keepIntent, takeIntent } from '#auth/intent.ts'
import { sessionCookie } from '#auth/session-cookie.ts'
import { callerFrom } from '#contract/caller.ts'
import { freshSeconds } from '#contract/routes.ts'

const noon = Date.UTC(2026, 10, 22, 12)
const intent = { route: 'unlockDoors', vehicleId: 'veh-1' } as const

/** Someone who signed in so many seconds after noon, by the user pool's clock. */
const person = (signedIn: number, { sub = 'ada', tenant = 'north' } = {}) =>
  callerFrom({ sub, auth_time: noon / 1000 + signedIn, 'cognito:groups': ['manager', `tenant:${tenant}`] })

/** Keeps the intent of Ada, who signed in at noon, and lets time pass. */
async function keep(laterMs = 0, kept: Intent = intent): Promise<void> {
  await keepIntent(person(0), kept)
  vi.setSystemTime(noon + laterMs)
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: noon })
})
afterEach(() => {
  vi.useRealTimers()
  sessionStorage.clear()
})

test('an intent is given back to its person after a new sign-in, once', async () => {
  await keep()
  expect(await takeIntent(person(1), freshSeconds)).toEqual({ kind: 'resumed', ...intent })
  expect(await takeIntent(person(1), freshSeconds)).toBeNull()
})

test('where nothing was begun, there is nothing', async () => {
  expect(await takeIntent(person(1), freshSeconds)).toBeNull()
})

test('a person who comes back without having signed in is not asked, then or later', async () => {
  await keep()
  expect(await takeIntent(person(0), freshSeconds)).toBeNull()
  expect(await takeIntent(person(1), freshSeconds)).toBeNull()
})

test.each([
  [0, 'resumed'],
  [300_000, 'resumed'],
  [300_001, undefined],
  [-1, undefined],
])('after %i ms it is %s', async (milliseconds, kind) => {
  await keep(milliseconds)
  expect((await takeIntent(person(1), freshSeconds))?.kind).toBe(kind)
  expect(await takeIntent(person(1), freshSeconds)).toBeNull()
})

describe('somebody else’s sign-in cancels it, without saying whose it was:', () => {
  test.each([
    ['another person', { sub: 'bo' }],
    ['the same person in another tenant', { tenant: 'south' }],
    ['the same person without a tenant', { tenant: '' }],
  ])('%s', async (_name, other) => {
    await keep()
    expect(await takeIntent(person(1, other), freshSeconds)).toEqual({
      kind: 'cancelled',
      vehicleId: 'veh-1',
    })
    expect(await takeIntent(person(2), freshSeconds)).toBeNull()
  })

  test('and nothing is said of one that had become void', async () => {
    await keep(300_001)
    expect(await takeIntent(person(400, { sub: 'bo' }), freshSeconds)).toBeNull()
  })
})

test('the newest intent takes the place of an older one', async () => {
  await keep()
  await keepIntent(person(0), { ...intent, vehicleId: 'veh-2' })
  expect(await takeIntent(person(1), freshSeconds)).toMatchObject({ vehicleId: 'veh-2' })
})

describe('a reason that was typed for it', () => {
  const withReason: Intent = { route: 'immobilize', vehicleId: 'veh-1', reason: 'Stolen in Hof, police 4711' }

  test('comes back with it after a new sign-in', async () => {
    await keep(0, withReason)
    expect(await takeIntent(person(1), freshSeconds)).toEqual({ kind: 'resumed', ...withReason })
  })

  test('is not lost where its person comes back without having signed in, who is asked nothing', async () => {
    await keep(0, withReason)
    expect(await takeIntent(person(0), freshSeconds)).toEqual({ kind: 'given up', ...withReason })
  })

  test('cannot be read where it lies, nor by anybody else', async () => {
    await keep(0, withReason)
    const [text = ''] = Object.values(sessionStorage)
    expect(text).not.toMatch(/Stolen|4711/)
    const [name = ''] = Object.keys(sessionStorage)
    sessionStorage.setItem(name, text.replace('"ada"', '"bo"'))
    const bo = person(1, { sub: 'bo' })
    expect(await takeIntent(bo, freshSeconds)).toEqual({ kind: 'resumed', ...intent, route: 'immobilize' })
    sessionStorage.setItem(name, text)
    expect(await takeIntent(bo, freshSeconds)).toEqual({ kind: 'cancelled', vehicleId: 'veh-1' })
  })

  test('is gone with the browser session, and what was begun is resumed without it', async () => {
    await keep(0, withReason)
    document.cookie = `${sessionCookie}=${'0'.repeat(64)}; Path=/; Secure; SameSite=Strict`
    const taken = await takeIntent(person(1), freshSeconds)
    expect(taken).toEqual({ kind: 'resumed', route: 'immobilize', vehicleId: 'veh-1' })
  })
})

test('an intent that was given up is gone', async () => {
  await keep()
  dropIntent()
  expect(sessionStorage.length).toBe(0)
})

test.each(['', '{', 'null', '5', '[]', '{}', '{"at":"now","authTime":0}', '{"at":1}'])(
  'what is no intent is none: %s',
  async (text) => {
    await keep()
    const [name = ''] = Object.keys(sessionStorage)
    sessionStorage.setItem(name, text)
    expect(await takeIntent(person(1), freshSeconds)).toBeNull()
    expect(sessionStorage.length).toBe(0)
  },
)
