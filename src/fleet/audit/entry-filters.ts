import { type Decision, decisions } from '#contract/history.ts'
import { type RouteName, routeNames } from '#contract/routes.ts'

/** Which audit entries are wanted, as the API takes it: all that agree with everything that is named. */
export interface EntryFilters {
  /** The exact username. */
  readonly person?: string
  readonly action?: RouteName
  readonly decision?: Decision
  /** From this time on, and before that one (ISO 8601, UTC). */
  readonly from?: string
  readonly to?: string
}

export const noFilters: EntryFilters = {}

/** As long as a username may be. */
export const longestPerson = 128

/** How each filter is read from a text; undefined: it can't be. In the order of the address. */
const readers: { readonly [Name in keyof EntryFilters]-?: (text: string) => EntryFilters[Name] } = {
  person: (text) => (text.length <= longestPerson ? text : undefined),
  action: (text) => routeNames.find((name) => name === text),
  decision: (text) => decisions.find((one) => one === text),
  from: timeIn,
  to: timeIn,
}

export const filterNames = Object.keys(readers) as readonly (keyof EntryFilters)[]

/** What each filter is called. */
export const filterWords: Readonly<Record<keyof EntryFilters, string>> = {
  person: 'Person',
  action: 'Action',
  decision: 'Decision',
  from: 'From',
  to: 'Before',
}

/** The filters that a query string names, and the names of those whose value means nothing: they are left out. */
export function filtersFromUrl(query: URLSearchParams): {
  readonly filters: EntryFilters
  readonly dropped: readonly (keyof EntryFilters)[]
} {
  const read = filterNames.map((name) => [name, readers[name](query.get(name) ?? '')] as const)
  const dropped = read.filter(([name, value]) => !value && query.get(name)).map(([name]) => name)
  return { filters: withoutEmpty(Object.fromEntries(read)), dropped }
}

/** The query string of filters; none where there are none. */
export function filtersToUrl(filters: EntryFilters): URLSearchParams {
  return new URLSearchParams(filterNames.flatMap((name) => (filters[name] ? [[name, filters[name]]] : [])))
}

/** Filters without those that say nothing. */
export function withoutEmpty(filters: {
  readonly [Name in keyof EntryFilters]?: EntryFilters[Name] | '' | undefined
}): EntryFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value))
}

/** Whether any entry is left out. */
export function isFiltered(filters: EntryFilters): boolean {
  return Object.keys(filters).length > 0
}

/** A time with its zone, as ISO 8601 in UTC. */
function timeIn(text: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(text)) return undefined
  const time = new Date(text)
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString()
}
