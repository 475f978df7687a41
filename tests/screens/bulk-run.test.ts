import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ApiError, type FailureCode } from '#fleet/api/api-error.ts'
import { atOnce, BulkRun, longestSilenceMs, tellMs } from '#fleet/bulk/bulk-run.ts'
import type { Outcome, OutcomeKind } from '#fleet/bulk/outcome.ts'

interface Item {
  readonly vehicleId: string
}

const itemsOf = (count: number): readonly Item[] =>
  Array.from({ length: count }, (_, index) => ({ vehicleId: String(index) }))

function failure(code: FailureCode, mayBeDone = false): ApiError {
  return new ApiError({ route: 'updateVehicle', status: 0, code, message: `It failed: ${code}`, mayBeDone })
}

type Answer = Outcome<string, string> | Error

const done: Answer = { kind: 'done', done: 'yes' }

/** A run whose answers are given by hand, by vehicle, one after the other; where there is none it is done. */
function runOf(count: number, answers: Readonly<Record<string, readonly Answer[]>> = {}) {
  const sent: string[] = []
  const retries: string[] = []
  const run = new BulkRun<Item, string, string>(itemsOf(count), async ({ vehicleId }, isRetry) => {
    const answer = answers[vehicleId]?.[sent.filter((one) => one === vehicleId).length] ?? done
    sent.push(vehicleId)
    if (isRetry) retries.push(vehicleId)
    await Promise.resolve()
    if (answer instanceof Error) throw answer
    return answer
  })
  const items = (...kinds: readonly OutcomeKind[]) => run.entriesOf(...kinds).map(({ item }) => item)
  return { run, sent, retries, items }
}

const none = { done: 0, same: 0, conflict: 0, failed: 0, unsure: 0, waiting: 0 }

describe('what becomes of a vehicle', () => {
  test.each<[string, Answer, object]>([
    ['done', done, { done: 1 }],
    ['nothing to do', { kind: 'same' }, { same: 1 }],
    ['someone else was faster', { kind: 'conflict', conflict: 'theirs' }, { conflict: 1 }],
    ['it is not there', failure('vehicle_not_found'), { failed: 1 }],
    ['busy, and certainly not done', failure('busy'), { failed: 1 }],
    ['no answer', failure('unreachable', true), { unsure: 1 }],
    ['a fault of the API', failure('internal_error', true), { unsure: 1 }],
    ['offline', failure('offline'), { waiting: 1 }],
    ['the session could not be renewed', failure('session_unavailable'), { waiting: 1 }],
    ['not allowed', failure('scope_missing'), { waiting: 1 }],
    ['the session is over', new Error('The session has ended'), { waiting: 1 }],
  ])('%s', async (_, answer, counts) => {
    const { run } = runOf(1, { 0: [answer] })
    await run.send(itemsOf(1))
    expect(run.state()).toMatchObject({ running: false, counts: { ...none, ...counts } })
  })
})

test('a vehicle that fails does not stop the others', async () => {
  const { run, sent } = runOf(20, { 3: [failure('vehicle_not_found')], 4: [failure('unreachable', true)] })
  await run.send(itemsOf(20))
  expect(sent.length).toBe(20)
  expect(run.state()).toMatchObject({ counts: { ...none, done: 18, failed: 1, unsure: 1 }, failure: null })
})

test('what concerns every call stops the run at once: those under way are finished, the rest is not sent', async () => {
  const offline = failure('offline')
  const { run, sent } = runOf(100, { 2: [offline] })
  await run.send(itemsOf(100))
  const { counts, failure: reason } = run.state()
  expect(reason).toBe(offline)
  expect(sent.length).toBeLessThanOrEqual(2 * atOnce)
  expect(counts.done + counts.waiting).toBe(100)
  expect(counts.done).toBe(sent.length - 1)
})

test('six failures in a row that are nobody’s own stop the run, and fewer do not', async () => {
  const unreachable = [failure('unreachable', true)]
  const six = runOf(100, {
    0: unreachable,
    1: unreachable,
    2: unreachable,
    3: unreachable,
    4: unreachable,
    5: unreachable,
  })
  await six.run.send(itemsOf(100))
  expect(six.run.state().failure).toBe(unreachable[0])
  expect(six.run.state().counts.unsure).toBe(6)
  expect(six.sent.length).toBeLessThanOrEqual(2 * atOnce)

  const five = runOf(100, { 0: unreachable, 1: unreachable, 2: unreachable, 3: unreachable, 4: unreachable })
  await five.run.send(itemsOf(100))
  expect(five.run.state()).toMatchObject({ failure: null, counts: { done: 95, unsure: 5 } })
})

test('a run that was cut off goes on with what is not done, and sends nothing else again', async () => {
  const { run, sent, items } = runOf(50, { 9: [failure('offline')] })
  await run.send(itemsOf(50))
  await run.send(items('waiting', 'unsure'))
  expect(run.state()).toMatchObject({ failure: null, counts: { ...none, done: 50 } })
  expect(sent.filter((one) => one === '9').length).toBe(2)
  expect(new Set(sent).size).toBe(50)
  expect(sent.length).toBe(51)
})

test('what was sent without an answer is tried again as such, and stays unsure where the next answer is not about it', async () => {
  const unsure = failure('unreachable', true)
  const { run, retries, items } = runOf(1, { 0: [unsure, failure('offline'), failure('busy'), done] })
  await run.send(itemsOf(1))
  for (const expected of ['unsure', 'unsure', 'done'] as const) {
    await run.send(items('unsure'))
    expect(run.state().counts[expected]).toBe(1)
  }
  expect(retries).toEqual(['0', '0', '0'])
})

test('a stopped run begins nothing more, and counts what was under way', async () => {
  const answers: (() => void)[] = []
  const run = new BulkRun<Item, string>(itemsOf(20), async () => {
    await new Promise<void>((resolve) => answers.push(resolve))
    return { kind: 'done', done: '' }
  })
  const ended = run.send(itemsOf(20))
  expect(answers.length).toBe(atOnce)
  run.stop()
  for (const answer of answers) answer()
  await ended
  expect(run.state()).toMatchObject({
    running: false,
    failure: null,
    counts: { ...none, done: 6, waiting: 14 },
  })
})

test('a second send while one is under way does nothing', async () => {
  const { run, sent } = runOf(3)
  await Promise.all([run.send(itemsOf(3)), run.send(itemsOf(3))])
  expect(sent.length).toBe(3)
})

describe('with a clock', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  test('ten thousand vehicles: six at a time, and news ten times a second', async () => {
    let under = 0
    let most = 0
    let beforeTold = 0
    const run = new BulkRun<Item, string>(
      itemsOf(10_000),
      async () => {
        most = Math.max(most, (under += 1))
        await new Promise((resolve) => setTimeout(resolve, 5))
        under -= 1
        return { kind: 'done', done: '' }
      },
      () => (beforeTold += 1),
    )
    let told = 0
    run.subscribe(() => (told += 1))
    const ended = run.send(itemsOf(10_000))
    await vi.advanceTimersByTimeAsync(10_000)
    await ended
    expect(most).toBe(atOnce)
    expect(run.state().counts.done).toBe(10_000)
    const seconds = (10_000 / atOnce) * 0.005
    expect(told).toBeLessThanOrEqual((seconds * 1000) / tellMs + 3)
    expect(beforeTold).toBe(told)
  })

  test('after a computer has slept the rest is not sent', async () => {
    const sent: string[] = []
    const run = new BulkRun<Item, string>(itemsOf(30), async ({ vehicleId }) => {
      sent.push(vehicleId)
      await new Promise((resolve) => setTimeout(resolve, 10))
      return { kind: 'done', done: '' }
    })
    const ended = run.send(itemsOf(30))
    vi.setSystemTime(Date.now() + longestSilenceMs + 1)
    await vi.runAllTimersAsync()
    await ended
    expect(run.state().failure?.message).toContain('computer sleeps')
    expect(sent.length).toBeLessThan(2 * atOnce)
    expect(run.state().counts.waiting).toBe(30 - sent.length)
  })
})
