import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type VehicleField, vehicleFieldNames } from '#contract/vehicle.ts'
import { changedFields, checkChanges, type FormValues, toForm } from '#fleet/vehicle/form-values.ts'
import { merge } from '#fleet/vehicle/merge.ts'
import { vehicle } from '../support/vehicle.ts'

const base = toForm(vehicle({ driver: 'Ada', depot: 'Hof' }))

test('changes to different fields are both kept', () => {
  const mine = { ...base, driver: 'Bo' }
  const theirs = { ...base, depot: 'Ulm' }
  expect(merge(base, mine, theirs)).toEqual({
    merged: { ...base, driver: 'Bo', depot: 'Ulm' },
    conflicts: [],
    taken: ['depot'],
  })
})

test('changes to the same field are shown, and what I typed stays', () => {
  const mine = { ...base, driver: 'Bo' }
  const theirs = { ...base, driver: 'Cy' }
  expect(merge(base, mine, theirs)).toEqual({
    merged: mine,
    conflicts: [{ field: 'driver', mine: 'Bo', theirs: 'Cy' }],
    taken: [],
  })
})

test('the same change by both is no conflict', () => {
  const both = { ...base, driver: 'Bo' }
  expect(merge(base, both, { ...both })).toEqual({ merged: both, conflicts: [], taken: [] })
})

test('no edit is ever lost, and every dispute is shown', () => {
  const edits = fc.dictionary(fc.constantFrom(...vehicleFieldNames), fc.constantFrom('a', 'b', ''))
  fc.assert(
    fc.property(edits, edits, (mineEdits, theirEdits) => {
      const mine: FormValues = { ...base, ...mineEdits }
      const theirs: FormValues = { ...base, ...theirEdits }
      const { merged, conflicts, taken } = merge(base, mine, theirs)
      for (const field of changedFields(base, mine)) expect(merged[field]).toBe(mine[field])
      for (const field of taken) expect(merged[field]).toBe(theirs[field])
      const disputed = vehicleFieldNames.filter(
        (field) =>
          mine[field] !== base[field] && theirs[field] !== base[field] && mine[field] !== theirs[field],
      )
      expect(conflicts.map(({ field }) => field)).toEqual(disputed)
    }),
  )
})

test('a form gives back the record it was made from', () => {
  expect(changedFields(base, toForm(vehicle({ driver: 'Ada', depot: 'Hof' })))).toEqual([])
})

test('whatever the tags, a form that is not touched changes none, and gives all of them back', () => {
  const tag = fc.stringMatching(/^[a-b",; ]{1,6}$/).filter((text) => text.trim() === text)
  fc.assert(
    fc.property(fc.uniqueArray(tag, { maxLength: 4 }), (tags) => {
      const form = toForm(vehicle({ tags }))
      expect(checkChanges({ ...base, tags: form.tags }, ['tags'])).toEqual({ ok: true, changes: { tags } })
    }),
  )
})

test.each<[VehicleField, string, unknown]>([
  ['driver', '', null],
  ['tags', ' cold, , tail-lift ,cold', ['cold', 'tail-lift']],
  ['tags', '', []],
  ['tags', '"cold, wet", dry', ['cold, wet', 'dry']],
  ['modelYear', ' 2025 ', 2025],
  ['vin', '1m8gdm9a xkp042788', '1M8GDM9AXKP042788'],
])('%s typed as “%s” is sent as %j', (field, typed, sent) => {
  expect(checkChanges({ ...base, [field]: typed }, [field])).toEqual({ ok: true, changes: { [field]: sent } })
})

test.each<[VehicleField, string, string]>([
  ['make', ' ', 'Must not be empty'],
  ['modelYear', 'soon', 'Expected a year, such as 2026'],
  ['vin', '1M8GDM9A0KP042788', 'check digit'],
])('%s typed as “%s” is not sent', (field, typed, message) => {
  expect(checkChanges({ ...base, [field]: typed }, [field])).toEqual({
    ok: false,
    problems: [{ field, message: expect.stringContaining(message) }],
  })
})
