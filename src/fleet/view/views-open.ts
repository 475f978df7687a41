import { useFleetStore } from '../store/fleet-store-context.tsx'
import type { FleetStore } from '../store/fleet-store.ts'
import type { FleetView } from './fleet-view.ts'
import { useViews } from './views-kept.ts'
import { isSameView, type NamedView, viewOf } from './views.ts'

/** The named view that was opened last, as long as the person is signed in on this page. */
const lastOpened = new WeakMap<FleetStore, string>()

/** Which named view is on screen, and whether it has been changed since it was opened. */
export interface OpenView {
  readonly name: string
  readonly isChanged: boolean
}

/** The named view on screen, if any: the one that was opened last, or one that shows the same. And how to say which it is. */
export function useOpenView(view: FleetView): [OpenView | null, (name: string) => void] {
  const store = useFleetStore()
  const [views] = useViews()
  const open = openView(views, view, lastOpened.get(store))
  return [open, (name) => lastOpened.set(store, name)]
}

function openView(views: readonly NamedView[], view: FleetView, last: string | undefined): OpenView | null {
  const same = views.filter(({ query }) => isSameView(viewOf(query), view))
  const known = same.find(({ name }) => name === last) ?? same[0]
  if (known) return { name: known.name, isChanged: false }
  return last !== undefined && views.some(({ name }) => name === last)
    ? { name: last, isChanged: true }
    : null
}

/** What the button that opens the views says: "Views", or which one is open. */
export function useViewsWords(view: FleetView): string {
  const [open] = useOpenView(view)
  if (!open) return 'Views'
  return `View: ${open.name}${open.isChanged ? ' (changed)' : ''}`
}
