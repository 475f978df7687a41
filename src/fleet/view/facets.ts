import { connectivities } from '#contract/telemetry.ts'
import { lifecycles } from '#contract/lifecycle.ts'
import { powertrains } from '#contract/powertrain.ts'
import type { FleetRow } from './columns.ts'

interface Facet {
  readonly words: string
  /** The values of a row; '' stands for "not known". */
  values(row: FleetRow): readonly string[]
  /** Their order, where it is not that of the alphabet. */
  readonly order?: readonly string[]
  /** Needs `fleet/telemetry`. */
  readonly telemetry?: true
}

/** What the list can be narrowed by, with counts. */
export const facets = {
  lifecycle: { words: 'Lifecycle', values: ({ vehicle }) => [vehicle.lifecycle], order: lifecycles },
  make: { words: 'Make', values: ({ vehicle }) => [vehicle.make] },
  modelYear: { words: 'Model year', values: ({ vehicle }) => [String(vehicle.modelYear)] },
  powertrain: { words: 'Powertrain', values: ({ vehicle }) => [vehicle.powertrain], order: powertrains },
  depot: { words: 'Depot', values: ({ vehicle }) => [vehicle.depot ?? ''] },
  tags: { words: 'Tags', values: ({ vehicle }) => (vehicle.tags.length > 0 ? vehicle.tags : ['']) },
  connectivity: {
    words: 'Connection',
    values: ({ reading }) => [reading?.connectivity ?? ''],
    order: connectivities,
    telemetry: true,
  },
} as const satisfies Record<string, Facet>

export type FacetName = keyof typeof facets

export const facetNames = Object.keys(facets) as readonly FacetName[]

/** A facet by its name, as the general shape. */
export function facetOf(name: FacetName): Facet {
  return facets[name]
}
