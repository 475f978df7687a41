import * as v from 'valibot'
import { type FleetView, viewFromUrl, viewToUrl } from './fleet-view.ts'

/** A view that somebody has given a name; `query` is its address without the question mark. */
export interface NamedView {
  readonly name: string
  readonly query: string
}

/** How many views a person may keep, and how many characters a name may have. */
export const viewLimits = { most: 200, name: 60 } as const

// Control characters, halves of a character, and the invisible ones that reorder or hide text.
const invisible = /[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu

/** A name as it is kept: one line, nothing invisible in it, not too long; '' where nothing is left. */
export function viewName(text: string): string {
  const line = text.normalize('NFC').replace(invisible, ' ').replace(/\s+/g, ' ').trim()
  return Array.from(line).slice(0, viewLimits.name).join('').trim()
}

const stored = v.array(v.unknown())
const storedView = v.object({ name: v.string(), query: v.string() })

/** The views in a stored text; what can't be read is left out. */
export function viewsFromText(text: string | null): readonly NamedView[] {
  let views: readonly NamedView[] = []
  for (const item of itemsOf(text)) {
    const { success, output } = v.safeParse(storedView, item)
    if (success) views = withView(views, output.name, output.query)
  }
  return views
}

/** The text that is stored; '' for none. */
export function viewsToText(views: readonly NamedView[]): string {
  return views.length === 0 ? '' : JSON.stringify(views)
}

/** The views with this one: in place of the one of the same name, else last. As before without a name, or with too many. */
export function withView(views: readonly NamedView[], name: string, query: string): readonly NamedView[] {
  const view = { name: viewName(name), query: viewToUrl(viewOf(query)).toString() }
  const place = views.findIndex((one) => one.name === view.name)
  if (place >= 0) return views.with(place, view)
  return view.name === '' || views.length >= viewLimits.most ? views : [...views, view]
}

/** The views without the one of this name. */
export function withoutView(views: readonly NamedView[], name: string): readonly NamedView[] {
  return views.filter((one) => one.name !== name)
}

/** The views with another name for one of them. As before where the new one is empty or taken. */
export function withName(views: readonly NamedView[], from: string, to: string): readonly NamedView[] {
  const name = viewName(to)
  if (name === '' || views.some((one) => one.name === name)) return views
  return views.map((one) => (one.name === from ? { ...one, name } : one))
}

/** The view that a query string names. */
export function viewOf(query: string): FleetView {
  return viewFromUrl(new URLSearchParams(query))
}

/** Whether two views show the same in the same way, in whichever order their filters were chosen. */
export function isSameView(one: FleetView, other: FleetView): boolean {
  return unordered(one) === unordered(other)
}

function unordered(view: FleetView): string {
  return JSON.stringify([...viewToUrl(view)].map((entry) => JSON.stringify(entry)).toSorted())
}

function itemsOf(text: string | null): readonly unknown[] {
  if (text === null) return []
  try {
    const { success, output } = v.safeParse(stored, JSON.parse(text))
    return success ? output : []
  } catch {
    return []
  }
}
