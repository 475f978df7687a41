import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterFailure, type FailedTry, mayBeDone } from '#auth/failure.ts'
import type { Caller } from '#contract/caller.ts'
import { isRoleGroup } from '#contract/groups.ts'
import { type RouteName, routeNames, routes } from '#contract/routes.ts'
import { isScope, type Scope } from '#contract/scopes.ts'

const now = Date.UTC(2026, 0, 31, 12, 0, 0)

function callerWith(...scopes: readonly string[]): Caller {
  return {
    sub: 'sub-1',
    username: 'somebody',
    clientId: 'client',
    authTime: 0,
    scopes: new Set(scopes.filter(isScope)),
    groups: new Set(['admin'].filter(isRoleGroup)),
    tenant: 'north',
  }
}

const able = callerWith('fleet/read', 'fleet/telemetry', 'fleet/write', 'fleet/command', 'fleet/unlock')

function step(changes: Partial<FailedTry>, random = 0.5) {
  const failed = { route: 'readVehicle', caller: able, result: 500, attempt: 1, renewed: false } as const
  return afterFailure({ ...failed, ...changes }, { now, random })
}

const refuse = { kind: 'refuse' }
const report = { kind: 'report' }
const giveUp = { kind: 'giveUp', askedToWaitMs: null }
const repeatAfter = (afterMs: number) => ({ kind: 'repeat', afterMs })

// By hand, in the order of the table of events. Half of a jitter of at most one second is 500 ms.
const table: [string, Partial<FailedTry>, object][] = [
  ['401 with the scope in the token: another token', { result: 401 }, { kind: 'renew' }],
  ['401 for that one too: sign in', { result: 401, attempt: 2, renewed: true }, { kind: 'signIn' }],
  [
    '401 for a first token, after a busy gateway: another token',
    { result: 401, attempt: 3 },
    { kind: 'renew' },
  ],
  [
    '401 without the scope: no permission',
    { result: 401, route: 'unlockDoors', caller: callerWith('fleet/read') },
    refuse,
  ],
  [
    '401 without the scope in the new token: no permission',
    { result: 401, route: 'unlockDoors', caller: callerWith('fleet/read'), attempt: 2, renewed: true },
    refuse,
  ],
  ['403 on a read', { result: 403 }, refuse],
  ['403 on a command', { result: 403, route: 'unlockDoors' }, refuse],
  ['400, an input that can’t be', { result: 400, route: 'updateVehicle' }, refuse],
  ['404, no such vehicle', { result: 404 }, refuse],
  ['410, changes of too long ago', { result: 410, route: 'listVehicles' }, refuse],
  ['413, too much', { result: 413, route: 'updateVehicle' }, refuse],
  [
    '409 on a command: still running, the same key again',
    { result: 409, route: 'lockDoors' },
    repeatAfter(500),
  ],
  ['409 where nothing has a key: not understood', { result: 409, route: 'updateVehicle' }, report],
  ['412: someone else was faster', { result: 412, route: 'updateVehicle' }, { kind: 'merge' }],
  ['422: a key for two things', { result: 422, route: 'lockDoors' }, report],
  ['428: no If-Match', { result: 428, route: 'updateVehicle' }, report],
  ['200 that is no JSON', { result: 200 }, report],
  ['418, whatever that is', { result: 418 }, report],
  ['429 on a read', { result: 429 }, repeatAfter(500)],
  ['429 on a read, second time', { result: 429, attempt: 2 }, repeatAfter(1000)],
  ['429 on a read, third time', { result: 429, attempt: 3 }, giveUp],
  ['429 on a command', { result: 429, route: 'unlockDoors' }, repeatAfter(500)],
  ['429 on a save', { result: 429, route: 'updateVehicle' }, giveUp],
  ['429 with Retry-After in seconds', { result: 429, retryAfter: '7' }, repeatAfter(7000)],
  ['429 with Retry-After of none', { result: 429, retryAfter: '0' }, repeatAfter(0)],
  ['429 with the longest wait', { result: 429, retryAfter: '20' }, repeatAfter(20_000)],
  [
    '429 with a longer one: told instead',
    { result: 429, retryAfter: '21', route: 'lockDoors' },
    { kind: 'giveUp', askedToWaitMs: 21_000 },
  ],
  [
    '429 with Retry-After at a time',
    { result: 429, retryAfter: 'Sat, 31 Jan 2026 12:00:03 GMT' },
    repeatAfter(3000),
  ],
  [
    '429 with Retry-After at a time that is over',
    { result: 429, retryAfter: 'Sat, 31 Jan 2026 11:00:00 GMT' },
    repeatAfter(0),
  ],
  [
    '429 with Retry-After far away',
    { result: 429, retryAfter: 'Sat, 31 Jan 2026 13:00:00 GMT' },
    { kind: 'giveUp', askedToWaitMs: 3_600_000 },
  ],
  [
    '429 with a time as RFC 850 had it',
    { result: 429, retryAfter: 'Saturday, 31-Jan-26 12:00:04 GMT' },
    repeatAfter(4000),
  ],
  [
    '429 with a time as asctime has it',
    { result: 429, retryAfter: 'Sat Jan 31 12:00:05 2026' },
    repeatAfter(5000),
  ],
  ['429 with Retry-After that means nothing', { result: 429, retryAfter: '-1.5' }, repeatAfter(500)],
  ['503 on a read', { result: 503, retryAfter: '2' }, repeatAfter(2000)],
  ['503 on a command', { result: 503, route: 'lockDoors', retryAfter: '2' }, repeatAfter(2000)],
  [
    '503 on a save',
    { result: 503, route: 'updateVehicle', retryAfter: '2' },
    { kind: 'giveUp', askedToWaitMs: 2000 },
  ],
  ['504 on a read', { result: 504 }, repeatAfter(500)],
  ['504 on a command: the same key again', { result: 504, route: 'unlockDoors' }, repeatAfter(500)],
  ['504 on a save', { result: 504, route: 'updateVehicle' }, giveUp],
  ['no answer to a read', { result: 'unreachable' }, repeatAfter(500)],
  [
    'no answer to a command: the same key again',
    { result: 'unreachable', route: 'unlockDoors' },
    repeatAfter(500),
  ],
  ['no answer to a save', { result: 'unreachable', route: 'updateVehicle' }, giveUp],
  ['500 on a read', { result: 500 }, repeatAfter(500)],
  ['502 on a read', { result: 502, attempt: 2 }, repeatAfter(1000)],
  ['500 on a command', { result: 500, route: 'lockDoors' }, giveUp],
  ['502 on a command', { result: 502, route: 'lockDoors' }, giveUp],
  ['500 on a save', { result: 500, route: 'updateVehicle' }, giveUp],
  ['offline, a read', { result: 'offline' }, giveUp],
  ['offline, a command', { result: 'offline', route: 'unlockDoors' }, giveUp],
  ['the session can’t be renewed now: it is kept', { result: 'session_unavailable' }, giveUp],
  ['asked for too long ago', { result: 'late', route: 'unlockDoors' }, giveUp],
]

test.each(table)('%s', (_, failed, expected) => {
  expect(step(failed)).toEqual(expected)
})

describe('what may have been carried out', () => {
  test.each<[RouteName, readonly FailedTry['result'][]]>([
    ['lockDoors', ['unreachable', 409, 500, 502, 503, 504, 200]],
    ['updateVehicle', ['unreachable', 409, 500, 502, 503, 504, 200]],
    ['readVehicle', []],
  ])('%s', (route, expected) => {
    const results = [
      'unreachable',
      'offline',
      'session_unavailable',
      'late',
      400,
      401,
      403,
      404,
      409,
      412,
      422,
      428,
      429,
    ] as const
    const all = [...results, 500, 502, 503, 504, 200]
    expect(all.filter((result) => mayBeDone(route, result))).toEqual(expected)
  })
})

const scopesOfRoutes: readonly Scope[] = [...new Set(routeNames.map((name) => routes[name].scope))]

const failedTry: fc.Arbitrary<FailedTry> = fc.record({
  route: fc.constantFrom(...routeNames),
  caller: fc.subarray([...scopesOfRoutes]).map((scopes) => callerWith(...scopes)),
  result: fc.oneof(
    fc.integer({ min: 100, max: 599 }),
    fc.constantFrom(400, 401, 403, 409, 429, 500, 503, 504),
    fc.constantFrom('unreachable', 'offline', 'session_unavailable', 'late'),
  ),
  retryAfter: fc.oneof(
    fc.constant(null),
    fc.string(),
    fc.nat().map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  ),
  attempt: fc.integer({ min: 1, max: 5 }),
  renewed: fc.boolean(),
})
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

type Holds = (failed: FailedTry, next: ReturnType<typeof afterFailure>) => boolean

/** Whether it holds for every failure; fast-check throws with the one for which it doesn't. */
function always(holds: Holds): boolean {
  const follows = fc.property(failedTry, chance, (failed, random) =>
    holds(failed, afterFailure(failed, { now, random })),
  )
  fc.assert(follows, { numRuns: 2000 })
  return true
}

const touchesSession = ({ kind }: { kind: string }) => kind === 'renew' || kind === 'signIn'

test('a 403, or a missing scope, never leads to another token or to a sign-in', () => {
  const lacksScope = ({ caller, route }: FailedTry) => caller?.scopes.has(routes[route].scope) === false
  expect(
    always((failed, next) => !((failed.result === 403 || lacksScope(failed)) && touchesSession(next))),
  ).toBe(true)
})

test('only a 401 touches the session, and a second one is never answered by another token', () => {
  expect(always(({ result }, next) => result === 401 || !touchesSession(next))).toBe(true)
  expect(always(({ renewed }, next) => !(renewed && next.kind === 'renew'))).toBe(true)
})

test('a write without a key is never repeated', () => {
  expect(always(({ route }, next) => !(route === 'updateVehicle' && next.kind === 'repeat'))).toBe(true)
})

test('what was not sent is not sent by itself, and nothing more than three times in all', () => {
  const unsent = ['offline', 'session_unavailable', 'late']
  expect(always(({ result }, next) => !(unsent.includes(String(result)) && next.kind === 'repeat'))).toBe(
    true,
  )
  expect(always(({ attempt }, next) => !(attempt >= 3 && next.kind === 'repeat'))).toBe(true)
})

test('no wait is longer than twenty seconds, negative, or no number', () => {
  const isBounded = (waitMs: number) => waitMs >= 0 && waitMs <= 20_000
  expect(always((_, next) => next.kind !== 'repeat' || isBounded(next.afterMs))).toBe(true)
})
