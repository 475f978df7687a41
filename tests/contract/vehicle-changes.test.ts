import { safeParse } from 'valibot'
import { expect, test } from 'vitest'
import { fieldProblems } from '#contract/problem.ts'
import { vehicleChanges } from '#contract/vehicle.ts'

test.each([
  [{ driver: ' Ada  ' }, { driver: 'Ada' }],
  [{ driver: null }, { driver: null }],
  [{ vin: '1m8gdm9axkp042788' }, { vin: '1M8GDM9AXKP042788' }],
  [{ tags: ['cold', 'cold', ' tail-lift '] }, { tags: ['cold', 'tail-lift'] }],
  [{ tags: [] }, { tags: [] }],
  // e + combining acute: stored as one character, so that search and comparison see the same text.
  [{ depot: 'Orle\u0301ans' }, { depot: 'Orl\u00e9ans' }],
])('%j is taken as %j', (given, taken) => {
  expect(safeParse(vehicleChanges, given).output).toEqual(taken)
})

test.each([
  [{}, ''],
  [null, ''],
  ['driver', ''],
  [{ version: 2 }, 'version'],
  [{ tenantId: 'south' }, 'tenantId'],
  [{ colour: 'red' }, 'colour'],
  [JSON.parse('{"__proto__": {"driver": "x"}, "lifecycle": "gone"}'), 'lifecycle'],
  [{ make: null }, 'make'],
  [{ make: ' ' }, 'make'],
  [{ modelYear: '2026' }, 'modelYear'],
  [{ modelYear: 2026.5 }, 'modelYear'],
  [{ modelYear: 9999 }, 'modelYear'],
  [{ modelYear: Number.MAX_VALUE }, 'modelYear'],
  [{ lifecycle: 'InUse' }, 'lifecycle'],
  [{ licensePlate: 'x'.repeat(17) }, 'licensePlate'],
  [{ driver: 'a\u202eb' }, 'driver'],
  [{ driver: 'a\u0000b' }, 'driver'],
  [{ driver: 'a\u200bb' }, 'driver'],
  [{ tags: ['ok', ''] }, 'tags'],
  [{ tags: 'cold' }, 'tags'],
  [{ tags: Array.from({ length: 21 }, (_, index) => `tag ${index}`) }, 'tags'],
  [{ vin: '1M8GDM9A0KP042788' }, 'vin'],
])('%j is refused, naming "%s"', (given, field) => {
  const { issues } = safeParse(vehicleChanges, given)
  const problems = fieldProblems(issues ?? [])
  expect(problems.map((problem) => problem.field)).toContain(field)
  expect(problems.every(({ message }) => message.length > 0)).toBe(true)
})
