import { describe, expect, test } from 'vitest'
import type { Vehicle } from '#contract/vehicle.ts'
import { type BulkEdit, editedValues } from '#fleet/bulk/bulk-edit.ts'
import { checkChoices, type EditChoices, noChoices } from '#fleet/bulk/edit-choices.ts'
import { planEdit } from '#fleet/bulk/edit-plan.ts'
import { fromWords, toWords } from '#fleet/bulk/plan-words.ts'
import { vehicle } from '../support/vehicle.ts'

const never = new AbortController().signal
const tags = (count: number) => Array.from({ length: count }, (_, index) => `tag ${index}`)

describe('what is chosen', () => {
  test.each<[string, Partial<EditChoices>, BulkEdit]>([
    ['a lifecycle', { lifecycle: 'maintenance' }, { lifecycle: 'maintenance' }],
    ['a depot, trimmed', { depotHow: 'set', depot: ' Ulm ' }, { depot: 'Ulm' }],
    ['no depot', { depotHow: 'clear', depot: 'left over' }, { depot: null }],
    ['no driver', { driverHow: 'clear' }, { driver: null }],
    [
      'more tags',
      { tagsHow: 'add', tags: 'cold, cold; "a, b"' },
      { tags: { how: 'add', tags: ['cold', 'a, b'] } },
    ],
    ['no tags at all', { tagsHow: 'replace', tags: ' ' }, { tags: { how: 'replace', tags: [] } }],
  ])('%s', (_, choices, edit) => {
    expect(checkChoices({ ...noChoices, ...choices })).toEqual({ ok: true, edit })
  })

  test.each<[string, Partial<EditChoices>, string, RegExp]>([
    ['nothing', {}, '', /at least one/],
    ['an empty depot', { depotHow: 'set', depot: ' ' }, 'depot', /Must not be empty/],
    ['a long driver', { driverHow: 'set', driver: 'x'.repeat(121) }, 'driver', /At most 120/],
    ['a hidden character', { driverHow: 'set', driver: 'A\u202eda' }, 'driver', /invisible/],
    ['no tag to add', { tagsHow: 'add', tags: ', ' }, 'tags', /at least one tag/],
    ['no tag to remove', { tagsHow: 'remove' }, 'tags', /at least one tag/],
    ['too many tags', { tagsHow: 'replace', tags: tags(21).join(',') }, 'tags', /At most 20/],
  ])('%s is refused at its field', (_, choices, field, message) => {
    expect(checkChoices({ ...noChoices, ...choices })).toEqual({
      ok: false,
      problems: [{ field, message: expect.stringMatching(message) }],
    })
  })
})

describe('what a change makes of tags', () => {
  test.each<[BulkEdit['tags'], readonly string[], string]>([
    [{ how: 'add', tags: ['b', 'c'] }, ['a', 'b'], 'a, b, c'],
    [{ how: 'remove', tags: ['a', 'x'] }, ['a', 'b'], 'b'],
    [{ how: 'remove', tags: ['a'] }, ['a'], ''],
    [{ how: 'replace', tags: ['b', 'a'] }, ['a', 'b'], 'a, b'],
    [{ how: 'replace', tags: ['c'] }, ['a', 'b'], 'c'],
    [{ how: 'add', tags: ['b'] }, ['with, comma'], '"with, comma", b'],
  ])('%j of %j', (edit, before, after) => {
    const given = vehicle({ tags: [...before] })
    expect(editedValues(edit ? { tags: edit } : {}, given).tags).toBe(after)
  })
})

describe('the preview', () => {
  const fleet: readonly Vehicle[] = [
    vehicle({ vehicleId: 'a', depot: 'Hof', lifecycle: 'available' }),
    vehicle({ vehicleId: 'b', depot: 'Hof', lifecycle: 'maintenance' }),
    vehicle({ vehicleId: 'c', depot: 'Ulm', lifecycle: 'maintenance' }),
    vehicle({ vehicleId: 'd', lifecycle: 'stolen', tags: tags(20) }),
  ]

  test('says how many change, how many are so already, and which values there were', async () => {
    const plan = await planEdit({ depot: 'Ulm', lifecycle: 'maintenance' }, fleet, never)
    expect(plan.edits.map(({ vehicleId }) => vehicleId)).toEqual(['a', 'b', 'd'])
    expect(plan).toMatchObject({ same: 1, impossible: [] })
    expect([...plan.from].map(([field, counts]) => [field, fromWords(field, counts)])).toEqual([
      ['lifecycle', ['Available (1)', 'Stolen (1)']],
      ['depot', ['Hof (2)', 'not set (1)']],
    ])
  })

  test('leaves out a vehicle that the change can’t be made for, and says why', async () => {
    const plan = await planEdit({ tags: { how: 'add', tags: ['one more'] } }, fleet, never)
    expect(plan.edits.length).toBe(3)
    expect(plan.impossible).toEqual([
      { vehicle: fleet[3], problems: [{ field: 'tags', message: 'At most 20 tags' }] },
    ])
  })

  test('names five values and counts the others', () => {
    const counts = new Map(tags(8).map((tag, index) => [tag, index + 1] as const))
    expect(fromWords('driver', counts)).toEqual([
      'tag 7 (8)',
      'tag 6 (7)',
      'tag 5 (6)',
      'tag 4 (5)',
      'tag 3 (4)',
      '3 other values (6)',
    ])
  })

  test.each<[Parameters<typeof toWords>[0], BulkEdit, string]>([
    ['lifecycle', { lifecycle: 'inUse' }, 'In use'],
    ['depot', { depot: null }, 'not set'],
    ['tags', { tags: { how: 'add', tags: ['a', 'b'] } }, 'with a, b'],
    ['tags', { tags: { how: 'remove', tags: ['a'] } }, 'without a'],
    ['tags', { tags: { how: 'replace', tags: [] } }, 'none'],
  ])('says what %s becomes: %j', (field, edit, words) => {
    expect(toWords(field, edit)).toBe(words)
  })

  test('ten thousand vehicles are worked out in slices, and can be given up', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => vehicle({ vehicleId: String(index) }))
    let breaths = 0
    const timer = setInterval(() => (breaths += 1))
    const plan = await planEdit({ driver: 'Ada' }, many, never)
    clearInterval(timer)
    expect(plan.edits.length).toBe(10_000)
    expect(breaths).toBeGreaterThan(0)

    const given = new AbortController()
    const working = planEdit({ driver: 'Ada' }, many, given.signal)
    given.abort(new Error('Closed'))
    await expect(working).rejects.toThrow('Closed')
  })
})
