import { describe, expect, test } from 'vitest'
import type { Page } from '#contract/page.ts'
import { ApiError, type FailureCode } from '#fleet/api/api-error.ts'
import { Feed, type FeedQuery } from '#fleet/store/feed.ts'

interface Item {
  readonly vehicleId: string
  readonly version: number
}

const item = (vehicleId: string, version = 1): Item => ({ vehicleId, version })
const asOf = '2026-03-01T06:00:00.000Z'
const later = '2026-03-01T06:00:15.000Z'
const page = (items: readonly Item[], more: Partial<Page<Item>> = {}): Page<Item> => ({
  items,
  nextCursor: null,
  asOf,
  ...more,
})

function failure(code: FailureCode): ApiError {
  const message = `It failed with ${code}`
  return new ApiError({ route: 'listVehicles', status: 400, code, message, mayBeDone: false })
}

/** A feed whose answers are given one after the other; a failure among them is thrown. */
function feedOf(answers: readonly (Page<Item> | Error)[]) {
  const asked: FeedQuery[] = []
  const waiting = [...answers]
  const feed = new Feed<Item>({
    async list(query) {
      asked.push(query)
      const answer = waiting.shift()
      if (!answer) throw new Error('Asked more often than there are answers')
      if (answer instanceof Error) throw answer
      return answer
    },
    isNewer: (one, than) => one.version > than.version,
  })
  let told = 0
  feed.subscribe(() => (told += 1))
  return { feed, asked, told: () => told }
}

describe('the first time', () => {
  test('a feed asks for a small page, then for large ones, until there are no more', async () => {
    const { feed, asked } = feedOf([page([item('a')], { nextCursor: 'one' }), page([item('b')])])
    await feed.sync()
    expect(asked).toEqual([{ limit: '100' }, { limit: '1000', cursor: 'one' }])
    expect(feed.state()).toEqual({ items: [item('a'), item('b')], complete: true, error: null })
  })

  test('what has arrived is told after every page', async () => {
    const { feed } = feedOf([page([item('a')], { nextCursor: 'one' }), page([item('b')])])
    const seen: unknown[] = []
    feed.subscribe(() => seen.push([feed.state().items.length, feed.state().complete]))
    await feed.sync()
    expect(seen).toEqual([
      [1, false],
      [2, true],
    ])
  })

  test('of a large fleet it is told when there is a tenth more, and at the end', async () => {
    const items = (count: number, from: number) =>
      Array.from({ length: count }, (_, place) => item(String(from + place)))
    const { feed } = feedOf([
      page(items(20, 0), { nextCursor: 'one' }),
      page(items(1, 20), { nextCursor: 'two' }),
      page(items(1, 21), { nextCursor: 'three' }),
      page(items(1, 22), { nextCursor: 'four' }),
      page([]),
    ])
    const seen: unknown[] = []
    feed.subscribe(() => seen.push([feed.state().items.length, feed.state().complete]))
    await feed.sync()
    expect(seen).toEqual([
      [20, false],
      [22, false],
      [23, true],
    ])
  })

  test('a page that arrives after a failure takes the failure away, however small it is', async () => {
    const { feed } = feedOf([
      page(
        Array.from({ length: 20 }, (_, place) => item(String(place))),
        { nextCursor: 'one' },
      ),
      failure('offline'),
      page([item('more')], { nextCursor: 'two' }),
      page([item('last')]),
    ])
    await feed.sync()
    const seen: unknown[] = []
    feed.subscribe(() => seen.push([feed.state().items.length, feed.state().error]))
    await feed.sync()
    expect(seen).toEqual([
      [21, null],
      [22, null],
    ])
  })

  test('a page that fails is said, keeps what is there, and is where the next try goes on', async () => {
    const { feed, asked } = feedOf([
      page([item('a')], { nextCursor: 'one' }),
      failure('busy'),
      page([item('b')]),
    ])
    await feed.sync()
    expect(feed.state()).toMatchObject({ items: [item('a')], complete: false, error: { code: 'busy' } })
    await feed.sync()
    expect(asked.at(-1)).toEqual({ limit: '1000', cursor: 'one' })
    expect(feed.state()).toEqual({ items: [item('a'), item('b')], complete: true, error: null })
  })

  test('a cursor that is no longer taken begins anew, and loses nothing', async () => {
    const { feed, asked } = feedOf([
      page([item('a')], { nextCursor: 'one' }),
      failure('cursor_invalid'),
      page([item('a'), item('b')]),
    ])
    await feed.sync()
    expect(asked.at(-1)).toEqual({ limit: '100' })
    expect(feed.state()).toEqual({ items: [item('a'), item('b')], complete: true, error: null })
  })

  test('two who ask at once wait for the same pages', async () => {
    const { feed, asked } = feedOf([page([item('a')])])
    await Promise.all([feed.sync(), feed.sync()])
    expect(asked.length).toBe(1)
  })
})

describe('afterwards', () => {
  test('only changes are asked for, since the first page of the last time and 30 s before', async () => {
    const { feed, asked } = feedOf([
      page([item('a')]),
      page([], { asOf: later }),
      page([], { asOf: '2026-03-01T06:00:30.000Z' }),
    ])
    await feed.sync()
    await feed.sync()
    await feed.sync()
    expect(asked.slice(1)).toEqual([
      { limit: '1000', updatedSince: '2026-03-01T05:59:30.000Z' },
      { limit: '1000', updatedSince: '2026-03-01T05:59:45.000Z' },
    ])
  })

  test('no change is told to nobody', async () => {
    const { feed, told } = feedOf([
      page([item('a')]),
      page([], { asOf: later }),
      page([item('a')], { asOf: later }),
    ])
    await feed.sync()
    const before = feed.state()
    const toldBefore = told()
    await feed.sync()
    await feed.sync()
    expect(feed.state()).toBe(before)
    expect(told()).toBe(toldBefore)
  })

  test('a change replaces its own record, in its place; all others are the same objects', async () => {
    const { feed, told } = feedOf([
      page([item('a'), item('b'), item('c')]),
      page([item('b', 2), item('d')], { asOf: later, nextCursor: 'more' }),
      page([item('c', 2)], { asOf: later }),
    ])
    await feed.sync()
    const before = feed.state().items
    const toldBefore = told()
    await feed.sync()
    expect(feed.state().items).toEqual([item('a'), item('b', 2), item('c', 2), item('d')])
    expect(feed.state().items[0]).toBe(before[0])
    expect(told() - toldBefore, 'as one, however many pages it takes').toBe(1)
  })

  test('what was saved here meanwhile is not undone by an older answer', async () => {
    const { feed } = feedOf([page([item('a')]), page([item('a')], { asOf: later })])
    await feed.sync()
    feed.put(item('a', 2))
    await feed.sync()
    expect(feed.get('a')).toEqual(item('a', 2))
  })

  test('what is no longer there goes', async () => {
    const { feed } = feedOf([
      page([item('a'), item('b'), item('c')]),
      page([item('c', 2)], { asOf: later, removed: ['a', 'unknown'] }),
    ])
    await feed.sync()
    await feed.sync()
    expect(feed.state().items).toEqual([item('b'), item('c', 2)])
    expect(feed.get('a')).toBeUndefined()
    expect(feed.get('c')).toEqual(item('c', 2))
  })

  test('changes that fail half-way are asked for from the same time again', async () => {
    const { feed, asked } = feedOf([
      page([item('a')]),
      page([item('a', 2)], { asOf: later, nextCursor: 'more' }),
      failure('offline'),
      page([], { asOf: later }),
    ])
    await feed.sync()
    await feed.sync()
    expect(feed.state()).toMatchObject({ items: [item('a', 2)], complete: true, error: { code: 'offline' } })
    await feed.sync()
    expect(asked.at(-1)).toEqual({ limit: '1000', updatedSince: '2026-03-01T05:59:30.000Z' })
    expect(feed.state().error).toBeNull()
  })

  test('after too long a time everything is fetched anew, and shown when all of it is there', async () => {
    const { feed, asked } = feedOf([
      page([item('a'), item('b')]),
      failure('changes_expired'),
      page([item('b', 5)], { asOf: later, nextCursor: 'more' }),
      page([item('c')], { asOf: later }),
      page([], { asOf: later }),
    ])
    await feed.sync()
    const seen: number[] = []
    feed.subscribe(() => seen.push(feed.state().items.length))
    await feed.sync()
    expect(seen).toEqual([2])
    expect(feed.state().items).toEqual([item('b', 5), item('c')])
    await feed.sync()
    expect(asked.at(-1)).toEqual({ limit: '1000', updatedSince: '2026-03-01T05:59:45.000Z' })
  })

  test('a feed that has ended asks for nothing and tells nobody', async () => {
    const { feed, asked, told } = feedOf([page([item('a')])])
    feed.end()
    await feed.sync()
    expect(asked).toEqual([])
    expect(told()).toBe(0)
  })
})
