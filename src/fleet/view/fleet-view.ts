import type { Choice } from '../search/facet-index.ts'
import { type ColumnName, columnNames, usualColumns } from './columns.ts'
import { type FacetName, facetNames } from './facets.ts'

export interface SortKey {
  readonly column: ColumnName
  readonly descending: boolean
}

/** A column that is shown; `width` in rem where somebody has set it. */
export interface ShownColumn {
  readonly name: ColumnName
  readonly width?: number
}

export const densities = ['normal', 'compact'] as const
export type Density = (typeof densities)[number]

export const layouts = ['table', 'map', 'both'] as const
export type Layout = (typeof layouts)[number]

/** What the list shows and how: all of it is in the URL, so that a view can be sent to a colleague. */
export interface FleetView {
  readonly text: string
  /** A vehicle is shown where every facet with a choice agrees. */
  readonly facets: Readonly<Partial<Record<FacetName, Choice>>>
  /** Only vehicles with less fuel or charge than this, in percent. */
  readonly levelBelow: number | null
  /** Only vehicles that have not been heard of for so many hours, or never. */
  readonly silentHours: number | null
  /** By the first key, what is equal by the next; at least one. */
  readonly sort: readonly SortKey[]
  /** From left to right; at least one. */
  readonly columns: readonly ShownColumn[]
  readonly density: Density
  readonly layout: Layout
}

export const usualView: FleetView = {
  text: '',
  facets: {},
  levelBelow: null,
  silentHours: null,
  sort: [{ column: 'licensePlate', descending: false }],
  columns: usualColumns.map((name) => ({ name })),
  density: 'normal',
  layout: 'table',
}

/** What is left of a view that narrows nothing. */
export const noFilters = { text: '', facets: {}, levelBelow: null, silentHours: null } as const

/** Widths that a column may have, in rem. */
export const columnWidths = { least: 3, most: 40 } as const

const longestText = 200
const mostValues = 200
const longestSilence = 24 * 365

/** The view that a query string names; what it can't name falls back to the usual view. */
export function viewFromUrl(query: URLSearchParams): FleetView {
  return {
    text: beginning(query.get('q') ?? ''),
    facets: facetsFromUrl(query),
    levelBelow: wholeNumber(query.get('level'), 100),
    silentHours: wholeNumber(query.get('silent'), longestSilence),
    sort: orUsual(named(query.get('sort')).map(sortKey), usualView.sort, ({ column }) => column),
    columns: orUsual(named(query.get('columns')).map(shownColumn), usualView.columns, ({ name }) => name),
    density: densities.find((one) => one === query.get('density')) ?? usualView.density,
    layout: layouts.find((one) => one === query.get('layout')) ?? usualView.layout,
  }
}

/** The query string of a view; the usual view has none. */
export function viewToUrl(view: FleetView): URLSearchParams {
  const query = new URLSearchParams()
  const set = (name: string, value: string, usual: string) => {
    if (value !== usual) query.set(name, value)
  }
  set('q', view.text, '')
  for (const name of facetNames) {
    for (const value of view.facets[name]?.wanted ?? []) query.append(name, value)
    for (const value of view.facets[name]?.unwanted ?? []) query.append(`not.${name}`, value)
  }
  set('level', String(view.levelBelow ?? ''), '')
  set('silent', String(view.silentHours ?? ''), '')
  set('sort', sortText(view.sort), sortText(usualView.sort))
  set('columns', columnsText(view.columns), columnsText(usualView.columns))
  set('density', view.density, usualView.density)
  set('layout', view.layout, usualView.layout)
  return query
}

/** Whether a view shows less than the whole fleet. */
export function isNarrowed({ text, facets, levelBelow, silentHours }: FleetView): boolean {
  return text !== '' || Object.keys(facets).length > 0 || levelBelow !== null || silentHours !== null
}

/** Facets without an empty choice. */
export function withChoice(
  facets: FleetView['facets'],
  name: FacetName,
  choice: Choice,
): FleetView['facets'] {
  const { [name]: _, ...others } = facets
  return choice.wanted.length + choice.unwanted.length === 0 ? others : { ...others, [name]: choice }
}

function facetsFromUrl(query: URLSearchParams): FleetView['facets'] {
  let chosen: FleetView['facets'] = {}
  for (const name of facetNames) {
    const values = (key: string) => [...new Set(query.getAll(key))].slice(0, mostValues)
    chosen = withChoice(chosen, name, { wanted: values(name), unwanted: values(`not.${name}`) })
  }
  return chosen
}

function wholeNumber(text: string | null, most: number): number | null {
  return text !== null && /^\d{1,6}$/.test(text) ? Math.min(Number(text), most) : null
}

/** As much of a text as is searched for; a character is never cut in half. */
function beginning(text: string): string {
  return text.slice(0, longestText).replace(/[\ud800-\udbff]$/, '')
}

function named(list: string | null): readonly string[] {
  return (list ?? '').split(',')
}

function columnNamed(text: string | undefined): ColumnName | undefined {
  return columnNames.find((name) => name === text)
}

function sortKey(text: string): SortKey | undefined {
  const column = columnNamed(text.replace(/^-/, ''))
  return column && { column, descending: text.startsWith('-') }
}

function shownColumn(text: string): ShownColumn | undefined {
  const [start, width = ''] = text.split('*')
  const name = columnNamed(start)
  if (!name || !/^\d{1,2}(?:\.\d{1,2})?$/.test(width)) return name && { name }
  return { name, width: Math.min(Math.max(Number(width), columnWidths.least), columnWidths.most) }
}

/** What is known of a list, each name once. */
function orUsual<Item>(
  items: readonly (Item | undefined)[],
  usual: readonly Item[],
  nameOf: (item: Item) => ColumnName,
): readonly Item[] {
  const known = new Map<ColumnName, Item>()
  for (const item of items) {
    if (item && !known.has(nameOf(item))) known.set(nameOf(item), item)
  }
  return known.size > 0 ? [...known.values()] : usual
}

function sortText(sort: readonly SortKey[]): string {
  return sort.map(({ column, descending }) => (descending ? '-' : '') + column).join(',')
}

function columnsText(shown: readonly ShownColumn[]): string {
  return shown.map(({ name, width }) => (width === undefined ? name : `${name}*${width}`)).join(',')
}
