import { facetNames, facetOf } from '../../../view/facets.ts'
import { type FleetView, withChoice } from '../../../view/fleet-view.ts'
import { type Wish, withWish } from './facet-choice.ts'
import { facetValueWords } from './facet-words.ts'
import { silenceWords } from './silence-words.ts'

/** A filter that narrows what is shown. */
export interface ActiveFilter {
  readonly key: string
  /** What it narrows: "Make". */
  readonly of: string
  /** To what: "not Ford". */
  readonly words: string
  /** The view without it. */
  readonly without: Partial<FleetView>
}

/** Every filter of a view but its text, which is in the search field. */
export function activeFilters({ facets, levelBelow, silentHours }: FleetView): readonly ActiveFilter[] {
  const chosen = facetNames.flatMap((name) =>
    (['wanted', 'unwanted'] as const).flatMap((wish: Wish) =>
      (facets[name]?.[wish] ?? []).map((value) => ({
        key: `${name} ${wish} ${value}`,
        of: facetOf(name).words,
        words: (wish === 'unwanted' ? 'not ' : '') + facetValueWords(name, value),
        without: { facets: withChoice(facets, name, withWish(facets[name], value, wish)) },
      })),
    ),
  )
  const level = {
    key: 'level',
    of: 'Fuel or charge',
    words: `below ${levelBelow}%`,
    without: { levelBelow: null },
  }
  const silence = {
    key: 'silence',
    of: 'Not heard of for',
    words: silenceWords(silentHours ?? 0),
    without: { silentHours: null },
  }
  return [...chosen, ...(levelBelow === null ? [] : [level]), ...(silentHours === null ? [] : [silence])]
}

/** The view without any of these filters; the text stays. */
export const withoutFilters: Partial<FleetView> = { facets: {}, levelBelow: null, silentHours: null }

/** What the button that opens the filters says: "Filters", or how many there are. */
export function filtersWords(view: FleetView): string {
  const count = activeFilters(view).length
  return count === 0 ? 'Filters' : `Filters (${count})`
}
