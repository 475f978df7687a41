import fc from 'fast-check'
import { columnNames, type FleetRow } from '#fleet/view/columns.ts'
import { facetNames, facetOf } from '#fleet/view/facets.ts'
import { columnWidths, densities, type FleetView, layouts } from '#fleet/view/fleet-view.ts'

const whole = (most: number) => fc.option(fc.integer({ min: 0, max: most }))

const sort = fc
  .uniqueArray(fc.constantFrom(...columnNames), { minLength: 1, maxLength: 4 })
  .chain((names) =>
    fc.tuple(...names.map((column) => fc.boolean().map((descending) => ({ column, descending })))),
  )

const width = fc
  .integer({ min: columnWidths.least * 100, max: columnWidths.most * 100 })
  .map((hundredths) => ({ width: hundredths / 100 }))

const columns = fc
  .uniqueArray(fc.constantFrom(...columnNames), { minLength: 1 })
  .chain((names) => fc.tuple(...names.map((name) => fc.option(width).map((own) => ({ name, ...own })))))

/** Facets with choices among such values; none of them is empty. */
export function anyFacets(value: fc.Arbitrary<string>): fc.Arbitrary<FleetView['facets']> {
  const values = fc.uniqueArray(value, { maxLength: 3 })
  const choice = fc
    .record({ wanted: values, unwanted: values })
    .filter(({ wanted, unwanted }) => wanted.length + unwanted.length > 0)
  return fc.dictionary(fc.constantFrom(...facetNames), choice, { noNullPrototype: true })
}

/** Any view that the list can have. */
export function anyView(
  text: fc.Arbitrary<string> = fc.string({ unit: 'grapheme', maxLength: 40 }),
  value: fc.Arbitrary<string> = text,
): fc.Arbitrary<FleetView> {
  return fc.record({
    text,
    facets: anyFacets(value),
    levelBelow: whole(100),
    silentHours: whole(24 * 365),
    sort,
    columns,
    density: fc.constantFrom(...densities),
    layout: fc.constantFrom(...layouts),
  })
}

/** The values that these rows have in any facet. */
export function valuesOf(rows: readonly FleetRow[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => facetNames.flatMap((name) => facetOf(name).values(row))))]
}
