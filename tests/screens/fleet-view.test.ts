import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FleetIndex } from '#fleet/search/fleet-index.ts'
import { columnNames } from '#fleet/view/columns.ts'
import { facetNames } from '#fleet/view/facets.ts'
import {
  columnWidths,
  type FleetView,
  isNarrowed,
  noFilters,
  usualView,
  viewFromUrl,
  viewToUrl,
} from '#fleet/view/fleet-view.ts'
import { isSameView } from '#fleet/view/views.ts'
import { anyView } from '../support/any-view.ts'
import { vehicle } from '../support/vehicle.ts'

const viewOf = (query: string) => viewFromUrl(new URLSearchParams(query))
const queryOf = (view: FleetView) => viewToUrl(view).toString()

test('any view is found again by its address, whatever people type', () => {
  fc.assert(
    fc.property(anyView(), (view) => {
      expect(viewOf(queryOf(view))).toEqual(view)
    }),
  )
})

const parameter = fc.oneof(
  fc.constantFrom('q', 'level', 'silent', 'sort', 'columns', 'density', 'layout', '__proto__'),
  fc.constantFrom(...facetNames, ...facetNames.map((name) => `not.${name}`)),
  fc.string(),
)
const columnText = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '-', '--'),
      fc.constantFrom(...columnNames, 'x'),
      fc.constantFrom('', '*', '*5', '*99', '*0', '*1e3'),
    ),
  )
  .map((parts) => parts.map((part) => part.join('')).join(','))
const valueText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'binary', minLength: 190, maxLength: 260 }),
  columnText,
  fc.integer().map(String),
  fc.constantFrom('1e3', '٣', '-0', ' 5', '999999', '9999999', 'table', 'compact'),
)

/** Whether the list can show it: nothing twice, nothing unknown, no number out of its range. */
const problemsOf = (view: FleetView) => {
  const sorted = view.sort.map(({ column }) => column)
  const shown = view.columns.map(({ name }) => name)
  const widths = view.columns.flatMap(({ width }) => width ?? [])
  const isWithin = (number: number | null, most: number) =>
    number === null || (Number.isInteger(number) && number >= 0 && number <= most)
  return Object.entries({
    'a long text': view.text.length <= 200,
    'a level': isWithin(view.levelBelow, 100),
    'a silence': isWithin(view.silentHours, 8760),
    'a sort key twice': sorted.length > 0 && new Set(sorted).size === sorted.length,
    'a column twice': shown.length > 0 && new Set(shown).size === shown.length,
    'an unknown column': [...sorted, ...shown].every((name) => columnNames.includes(name)),
    'a width': widths.every((width) => width >= columnWidths.least && width <= columnWidths.most),
    'an empty choice': Object.values(view.facets).every(
      (choice) => choice.wanted.length + choice.unwanted.length > 0,
    ),
  }).flatMap(([problem, isFine]) => (isFine ? [] : [problem]))
}

test('any address names a view that the list can show, and that has an address of its own', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(parameter, valueText), { maxLength: 12 }), (entries) => {
      const view = viewFromUrl(new URLSearchParams(entries))
      expect(problemsOf(view)).toEqual([])
      expect(viewOf(queryOf(view))).toEqual(view)
      const index = new FleetIndex()
      index.update([vehicle()], () => undefined)
      expect(index.find(view, Date.now()).count).toBeLessThanOrEqual(1)
    }),
    { numRuns: 300 },
  )
})

test('a choice of hundreds of values is cut, not refused', () => {
  const query = new URLSearchParams(Array.from({ length: 500 }, (_, number) => ['depot', `Depot ${number}`]))
  expect(viewFromUrl(query).facets.depot?.wanted).toHaveLength(200)
})

test.each([
  '',
  'q=van',
  'lifecycle=inUse&lifecycle=stolen',
  'make=Ford&not.make=Opel&depot=&tags=a%2C+b',
  'level=20&silent=24',
  'sort=-make%2Cdriver',
  'columns=make*9.25%2CmodelYear',
  'density=compact&layout=map',
])('the view of “%s” has that address again', (query) => {
  expect(queryOf(viewOf(query))).toBe(query)
})

test.each([
  'sort=colour',
  'sort=-',
  'q=',
  'level=',
  'level=-1',
  'level=1.5',
  'silent=x',
  'columns=,',
  'density=tiny',
])('“%s” means nothing, so the list is as usual', (query) => {
  expect(viewOf(query)).toEqual(usualView)
})

describe('what can be named in two ways', () => {
  test('is the same view, in whichever order the values were chosen', () => {
    expect(isSameView(viewOf('make=Ford&make=Opel&level=5'), viewOf('level=05&make=Opel&make=Ford'))).toBe(
      true,
    )
    expect(isSameView(viewOf('make=Ford'), viewOf('not.make=Ford'))).toBe(false)
    expect(isSameView(viewOf('sort=make,driver'), viewOf('sort=driver,make'))).toBe(false)
  })
})

test.each([
  ['q=x', true],
  ['depot=', true],
  ['not.tags=', true],
  ['level=0', true],
  ['silent=0', true],
  ['sort=-make&density=compact&layout=map', false],
])('“%s” narrows the list: %s', (query, narrows) => {
  expect(isNarrowed(viewOf(query))).toBe(narrows)
  expect(isNarrowed({ ...viewOf(query), ...noFilters })).toBe(false)
})
