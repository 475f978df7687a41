import { describe, expect, test } from 'vitest'
import type { Command, CommandStatus } from '#contract/command.ts'
import { type KnownCommands, withNewest, withOlder } from '#fleet/commands/known-commands.ts'
import { isUnderWay, type Phase, phaseOf } from '#fleet/commands/phase.ts'

const noon = Date.UTC(2026, 10, 23, 12)
const iso = (milliseconds: number) => new Date(milliseconds).toISOString()

/** A command whose id says its place in time, asked for at noon with a minute to live. */
const command = (place: number, status: CommandStatus = 'requested'): Command => ({
  commandId: String(place).padStart(4, '0'),
  vehicleId: 'veh-1',
  command: 'lockDoors',
  status,
  requestedBy: 'ada',
  requestedAt: iso(noon),
  expiresAt: iso(noon + 60_000),
})

const page = (places: readonly number[], nextCursor: string | null, asOf = noon) => ({
  items: places.map((place) => command(place)),
  nextCursor,
  asOf: iso(asOf),
})
const places = ({ items }: KnownCommands) => items.map(({ commandId }) => Number(commandId))

describe('the newest page', () => {
  test('is all that is known at first, with the difference of the clocks', () => {
    const known = withNewest(undefined, page([3, 2], 'older', noon + 5_000), noon)
    expect(places(known)).toEqual([3, 2])
    expect(known).toMatchObject({ nextCursor: 'older', aheadMs: 5_000 })
  })

  test('joins what is known, and the older ones that were asked for stay', () => {
    const first = withNewest(undefined, page([3, 2], 'older'), noon)
    const both = withOlder(first, page([1], null))
    const known = withNewest(both, page([4, 3], 'behind 3'), noon)
    expect(places(known)).toEqual([4, 3, 2, 1])
    expect(known.nextCursor).toBeNull()
  })

  test('takes the place of what is known where it would leave a gap', () => {
    const known = withNewest(withNewest(undefined, page([2, 1], null), noon), page([9, 8], 'behind 8'), noon)
    expect(places(known)).toEqual([9, 8])
    expect(known.nextCursor).toBe('behind 8')
  })

  test('tells what has become of those that were known', () => {
    const known = withNewest(undefined, page([2, 1], null), noon)
    const later = { items: [command(2, 'done')], nextCursor: 'behind 2', asOf: iso(noon) }
    expect(withNewest(known, later, noon).items.map(({ status }) => status)).toEqual(['done', 'requested'])
  })

  test('moves the clock only where it is another time, not for what a request takes', () => {
    const known = withNewest(undefined, page([], null, noon), noon)
    expect(withNewest(known, page([], null, noon), noon + 400).aheadMs).toBe(0)
    expect(withNewest(known, page([], null, noon), noon + 600).aheadMs).toBe(-600)
  })
})

test.each<[CommandStatus, number, Phase, boolean]>([
  ['requested', 59_999, 'waiting', true],
  ['requested', 60_000, 'overdue', false],
  ['delivered', 59_999, 'working', true],
  ['delivered', 60_000, 'silent', false],
  ['done', 0, 'done', false],
  ['failed', 0, 'failed', false],
  ['expired', 0, 'expired', false],
])('%s, %i ms after it was asked for, is %s; under way: %s', (status, milliseconds, phase, underWay) => {
  expect(phaseOf(command(1, status), noon + milliseconds)).toBe(phase)
  expect(isUnderWay(command(1, status), noon + milliseconds)).toBe(underWay)
})
