import { expect, test, vi } from 'vitest'
import { failureOf, fleetCalls } from '../support/fleet-calls.ts'
import { testApp } from '../support/render-app.tsx'

// As when the connection was lost before this file had come along.
vi.mock('#fleet/call-failure.ts', () => {
  throw new TypeError('Failed to fetch dynamically imported module')
})

const app = testApp()
const calls = fleetCalls(app)

test('a command that may have got there is known to, even where the words to say so can’t be loaded', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  await calls.fail({ kind: 'dropAfterCommit', times: 3 })
  const { failure, message } = await failureOf(calls.unlock())
  expect(failure).toMatchObject({ code: 'unreachable', status: 0, mayBeDone: true })
  expect(message).toBe(
    'No good answer came when asked to unlock the doors of a vehicle. Check the connection, then try again.',
  )
})
