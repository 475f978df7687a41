import { act, render, type RenderResult, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clockWords } from '#app/access/clock-words.ts'
import { durationWords } from '#app/access/duration-words.ts'
import { SignIn } from '#app/access/sign-in.tsx'
import { SessionProvider } from '#app/session-context.tsx'
import type { Session } from '#auth/session.ts'
import { callerFrom } from '#contract/caller.ts'

/** A quarter of an hour's token, given at noon together with the sign-in. */
const noon = Date.UTC(2026, 10, 22, 12)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: noon })
})
afterEach(() => {
  vi.useRealTimers()
})

function session({ clockDriftMs = 0, authTime = noon / 1000, scope = 'fleet/unlock' } = {}): Session {
  return {
    caller: callerFrom({
      sub: 's',
      username: 'ada',
      auth_time: authTime,
      scope,
      'cognito:groups': ['manager', 'tenant:north'],
    }),
    name: 'Ada',
    token: { issuedAt: noon, expiresAt: noon + 900_000, clockDriftMs, claimNames: [] },
  }
}

function show(given: Session): RenderResult {
  return render(
    <SessionProvider value={given}>
      <SignIn />
    </SessionProvider>,
  )
}

const definition = (term: string) => screen.getByText(term).nextElementSibling?.textContent

/** Lets time pass, and answers the nodes that changed meanwhile. */
function pass(seconds: number): Node[] {
  const observer = new MutationObserver(() => {})
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  })
  act(() => {
    vi.advanceTimersByTime(seconds * 1000)
  })
  return observer.takeRecords().map(({ target }) => target)
}

test('the countdown changes itself alone, and is announced by nothing', () => {
  show(session())
  const timer = screen.getByRole('timer')
  expect(timer.textContent).toBe('Ends in 15 minutes')
  const changed = pass(1)
  expect(timer.textContent).toBe('Ends in 14 minutes 59 seconds')
  expect(changed.length).toBeGreaterThan(0)
  expect(changed.every((node) => timer.contains(node))).toBe(true)
  expect(timer.closest('[aria-live], [role=status], [role=alert], [role=log]')).toBeNull()
})

test('a token that has ended is said to have ended', () => {
  show(session())
  pass(900)
  expect(screen.getByRole('timer').textContent).toBe('Has ended')
})

test('the countdown goes by the user pool’s clock, whatever this computer’s says', () => {
  show(session({ clockDriftMs: 300_000 }))
  expect(screen.getByRole('timer').textContent).toBe('Ends in 10 minutes')
})

test('the age of the sign-in is told in minutes, and by the user pool’s clock', () => {
  show(session({ clockDriftMs: 120_000 }))
  expect(definition('You signed in')).toMatch(/^2 minutes ago/)
  pass(60)
  expect(definition('You signed in')).toMatch(/^3 minutes ago/)
})

test('sensitive calls ask again from the second after five minutes on', () => {
  show(session())
  pass(300)
  expect(definition('Sensitive calls')).toMatch(/^Taken as they are, until your sign-in is 5 minutes old/)
  pass(1)
  expect(definition('Sensitive calls')).toMatch(/^Would ask you to sign in again/)
  expect(definition('Sensitive calls')).toContain('unlock the doors of a vehicle')
})

test('a token that does not say when the person signed in counts as old', () => {
  show(session({ authTime: 0 }))
  expect(definition('You signed in')).toBe('The token does not say when')
  expect(definition('Sensitive calls')).toMatch(/^Would ask you to sign in again/)
})

test('whoever may make no sensitive call is not told about their freshness', () => {
  show(session({ scope: 'fleet/read' }))
  expect(definition('Sensitive calls')).toMatch(/^You may make none/)
})

test('no clock is left running when the page is left', () => {
  const { unmount } = show(session())
  expect(vi.getTimerCount()).toBeGreaterThan(0)
  unmount()
  expect(vi.getTimerCount()).toBe(0)
})

test.each([
  [0, 'Agrees with the user pool’s', false],
  [4_999, 'Agrees with the user pool’s', false],
  [-4_999, 'Agrees with the user pool’s', false],
  [20_000, '20 seconds behind the user pool’s', false],
  [60_000, '1 minute behind the user pool’s', false],
  [60_001, '1 minute behind the user pool’s', true],
  [-185_000, '3 minutes 5 seconds ahead of the user pool’s', true],
  [-7_200_000, '2 hours ahead of the user pool’s', true],
])('a user pool that is ahead by %s ms: this computer’s clock is %s, advice: %s', (drift, words, advised) => {
  const { difference, advice } = clockWords(drift)
  expect(difference).toBe(words)
  expect(advice?.includes('automatic time') ?? false).toBe(advised)
})

test.each([
  [0, 'second', 'less than a second'],
  [-5, 'second', 'less than a second'],
  [1, 'second', '1 second'],
  [61, 'second', '1 minute 1 second'],
  [59, 'minute', 'less than a minute'],
  [119, 'minute', '1 minute'],
  [3_661, 'second', '1 hour 1 minute'],
  [90_000, 'minute', '1 day 1 hour'],
] as const)('%s seconds down to the %s are "%s"', (seconds, smallest, words) => {
  expect(durationWords(seconds, smallest)).toBe(words)
})
