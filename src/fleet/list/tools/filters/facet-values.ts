import type { Choice } from '../../../search/facet-index.ts'
import { type FacetName, facetOf } from '../../../view/facets.ts'
import { facetValueWords } from './facet-words.ts'

/** A value of a facet, and how many vehicles have it that all other filters let through. */
export interface FacetValue {
  readonly value: string
  readonly words: string
  readonly count: number
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/**
 * The values that a facet offers, what is chosen among them: in their own order or that of the alphabet, so that none jumps while
 * others are chosen, but what nobody has at the end.
 */
export function facetValues(
  name: FacetName,
  counts: ReadonlyMap<string, number>,
  choice: Choice | undefined,
): readonly FacetValue[] {
  const { order } = facetOf(name)
  const all = new Set([
    ...(order ?? []),
    ...counts.keys(),
    ...(choice?.wanted ?? []),
    ...(choice?.unwanted ?? []),
  ])
  const values = [...all].map((value) => ({
    value,
    words: facetValueWords(name, value),
    count: counts.get(value) ?? 0,
  }))
  const place = ({ value }: FacetValue) => order?.indexOf(value) ?? 0
  const newestFirst = name === 'modelYear' ? -1 : 1
  return values.toSorted(
    (one, other) =>
      Number(one.count === 0) - Number(other.count === 0) ||
      Number(one.value === '') - Number(other.value === '') ||
      place(one) - place(other) ||
      newestFirst * collator.compare(one.words, other.words),
  )
}
