import { expect, test } from 'vitest'
import { latestFirst } from '#fleet/vehicle/latest-first.ts'

/** Work that a test finishes itself. */
function slowWork() {
  const begun: { readonly value: string; finish: () => void; fail: () => void }[] = []
  const queue = latestFirst((value: string) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    begun.push({ value, finish: resolve, fail: () => reject(new Error('The disk is full')) })
    return promise
  })
  return { begun, queue, values: () => begun.map(({ value }) => value) }
}

test('one at a time, and of what waits only the newest', async () => {
  const { begun, queue, values } = slowWork()
  for (const value of ['a', 'b', 'c', 'd']) queue.push(value)
  expect(values()).toEqual(['a'])
  begun[0]?.finish()
  await Promise.resolve().then(() => Promise.resolve())
  expect(values()).toEqual(['a', 'd'])
  const idle = queue.idle()
  begun[1]?.finish()
  await idle
  expect(values()).toEqual(['a', 'd'])
})

test('a failure does not keep the next one from being done', async () => {
  const { begun, queue, values } = slowWork()
  queue.push('a')
  queue.push('b')
  const idle = queue.idle()
  begun[0]?.fail()
  await expect.poll(values).toEqual(['a', 'b'])
  begun[1]?.finish()
  await idle
  queue.push('c')
  expect(values()).toEqual(['a', 'b', 'c'])
})

test('where nothing was ever to be done, it is idle', async () => {
  expect(await latestFirst(async () => {}).idle()).toBeUndefined()
})
