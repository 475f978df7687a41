import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { FleetStore } from '#fleet/store/fleet-store.ts'
import { pollMs, pollWhileVisible } from '#fleet/store/poll.ts'

const visibility = vi.spyOn(document, 'visibilityState', 'get')
const onLine = vi.spyOn(navigator, 'onLine', 'get')
let stop = () => {}

beforeEach(() => {
  vi.useFakeTimers()
  visibility.mockReturnValue('visible')
  onLine.mockReturnValue(true)
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

/** A store that counts how often it was asked, and whose answers take that long. */
function countingStore(tookMs = 0) {
  let triedAt: number | null = null
  const asked: number[] = []
  const store: Pick<FleetStore, 'sync' | 'triedAt'> = {
    triedAt: () => triedAt,
    async sync() {
      triedAt = Date.now()
      asked.push(triedAt)
      await new Promise((done) => setTimeout(done, tookMs))
    },
  }
  return { store: store as FleetStore, asked }
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

test('changes are asked for at once, and again some time after each answer', async () => {
  const { store, asked } = countingStore(2_000)
  const start = Date.now()
  stop = pollWhileVisible(store)
  await pass(2 * pollMs + 4_000)
  expect(asked.map((at) => at - start)).toEqual([0, pollMs + 2_000, 2 * pollMs + 4_000])
})

test('what was just tried, also in vain, is not asked for again before its time', async () => {
  const { store, asked } = countingStore()
  void store.sync()
  await pass(5_000)
  stop = pollWhileVisible(store)
  await pass(9_999)
  expect(asked.length).toBe(1)
  await pass(1)
  expect(asked.length).toBe(2)
})

test('a page that nobody sees asks for nothing, and asks when it is seen again', async () => {
  const { store, asked } = countingStore()
  stop = pollWhileVisible(store)
  await pass(0)
  visibility.mockReturnValue('hidden')
  await pass(10 * pollMs)
  expect(asked.length).toBe(1)
  visibility.mockReturnValue('visible')
  document.dispatchEvent(new Event('visibilitychange'))
  await pass(0)
  expect(asked.length).toBe(2)
})

test('without a connection nothing is asked; as soon as there is one it is', async () => {
  const { store, asked } = countingStore()
  stop = pollWhileVisible(store)
  await pass(0)
  onLine.mockReturnValue(false)
  await pass(10 * pollMs)
  expect(asked.length).toBe(1)
  onLine.mockReturnValue(true)
  window.dispatchEvent(new Event('online'))
  await pass(0)
  expect(asked.length).toBe(2)
})

test('stopped, it asks no more, whatever happens', async () => {
  const { store, asked } = countingStore(1_000)
  const end = pollWhileVisible(store)
  await pass(500)
  end()
  await pass(10 * pollMs)
  window.dispatchEvent(new Event('online'))
  document.dispatchEvent(new Event('visibilitychange'))
  await pass(pollMs)
  expect(asked.length).toBe(1)
})
