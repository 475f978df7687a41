import { type EntryFilters, filterNames, filtersFromUrl } from './entry-filters.ts'
import { isoOfField, localFieldText } from './local-time.ts'

/** Filters as the fields of a form have them: times in the person's zone, '' for nothing. */
export type FilterTexts = Readonly<Record<keyof EntryFilters, string>>

/** What the fields say of filters. */
export function textsOf(filters: EntryFilters): FilterTexts {
  const { person = '', action = '', decision = '', from, to } = filters
  return { person, action, decision, from: localFieldText(from), to: localFieldText(to) }
}

/** The filters that fields name. A time that was not touched keeps the seconds that a field can't show. */
export function filtersOf(texts: FilterTexts, before: EntryFilters): EntryFilters {
  const query = new URLSearchParams()
  for (const name of filterNames) {
    const isTime = name === 'from' || name === 'to'
    const isSame = isTime && texts[name] === localFieldText(before[name])
    const value = isSame ? before[name] : isTime ? isoOfField(texts[name]) : texts[name].trim()
    if (value) query.set(name, value)
  }
  return filtersFromUrl(query).filters
}

/** What makes filters pointless, or null. */
export function filterProblem({ from, to }: EntryFilters): string | null {
  return from && to && from >= to ? 'Nothing can match: “From” must be earlier than “Before”.' : null
}
