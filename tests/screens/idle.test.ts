import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type IdleWatch, isIdle, noteInput, warningMs, watchIdle } from '#auth/idle.ts'

const minute = 60_000
const limit = 30 * minute
const item = 'fleet-console.last-input'

const happened: string[] = []
let watch: IdleWatch | undefined

const start = () => {
  watch = watchIdle(limit, {
    onWarning: (leftMs) => happened.push(leftMs === null ? 'answered' : `warning ${leftMs / 1000} s`),
    onIdle: () => {
      happened.push('idle')
      watch?.stop()
    },
  })
}
const press = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }))
/** What another tab does to the storage, as this one hears of it. */
const otherTab = (value: number) => {
  localStorage.setItem(item, String(value))
  window.dispatchEvent(new StorageEvent('storage', { key: item, newValue: String(value) }))
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22) })
  localStorage.clear()
  happened.length = 0
})

afterEach(() => {
  watch?.stop()
  vi.useRealTimers()
})

test('nobody there: a warning a minute before the end, then the end', () => {
  start()
  vi.advanceTimersByTime(limit - minute - 1)
  expect(happened).toEqual([])
  vi.advanceTimersByTime(1)
  expect(happened).toEqual(['warning 60 s'])
  vi.advanceTimersByTime(minute - 1)
  expect(happened).toHaveLength(1)
  vi.advanceTimersByTime(1)
  expect(happened).toEqual(['warning 60 s', 'idle'])
})

test('input starts the time anew', () => {
  start()
  for (let times = 0; times < 5; times++) {
    vi.advanceTimersByTime(20 * minute)
    press()
  }
  expect(happened).toEqual([])
  vi.advanceTimersByTime(limit)
  expect(happened).toEqual(['warning 60 s', 'idle'])
})

test('a warning goes by its answer, not by what somebody happens to type', () => {
  start()
  vi.advanceTimersByTime(limit - minute)
  press()
  expect(happened).toEqual(['warning 60 s'])
  watch?.stay()
  expect(happened).toEqual(['warning 60 s', 'answered'])
  vi.advanceTimersByTime(limit - minute)
  expect(happened.at(-1)).toBe('warning 60 s')
})

test('input in another tab counts here, and its answer takes the warning away', () => {
  start()
  vi.advanceTimersByTime(20 * minute)
  otherTab(Date.now())
  vi.advanceTimersByTime(20 * minute)
  expect(happened).toEqual([])
  vi.advanceTimersByTime(9 * minute)
  expect(happened).toEqual(['warning 60 s'])
  otherTab(Date.now())
  expect(happened).toEqual(['warning 60 s', 'answered'])
})

test('a computer that slept too long is idle as soon as it wakes, whatever is pressed first', () => {
  start()
  vi.setSystemTime(Date.now() + 8 * 60 * minute)
  press()
  expect(happened).toEqual(['idle'])
})

test('after the watch has stopped nothing happens any more', () => {
  start()
  watch?.stop()
  vi.advanceTimersByTime(2 * limit)
  press()
  expect(happened).toEqual([])
})

describe('the last input', () => {
  test('of an earlier page decides whether anybody is let in', () => {
    noteInput(Date.now() - limit)
    expect(isIdle(limit)).toBe(true)
    noteInput(Date.now() - limit + 1)
    expect(isIdle(limit)).toBe(false)
  })

  test.each(['', 'x', '-5', 'Infinity', 'NaN', String(Date.UTC(2100, 0))])(
    '%j says nothing, and is replaced at once',
    (value) => {
      localStorage.setItem(item, value)
      expect(isIdle(limit)).toBe(false)
      start()
      expect(localStorage.getItem(item)).toBe(String(Date.now()))
    },
  )
})

test('people are warned a minute ahead, and where the time is short, for half of it', () => {
  expect(warningMs(limit)).toBe(minute)
  expect(warningMs(minute)).toBe(minute / 2)
})
